import { marked } from '../../languages/say.ts';
import type { Service } from '../backing.ts';
import { hasBindings } from '../bound.ts';

export default {
  id: 'objectstorage',
  title: 'Object storage',
  help: 'Uploaded files in a private bucket of any S3-compatible storage, with links that expire.',
  // Not the bucket: some services hand over keys only, and the bucket is set by name beside them.
  binding: { name: 'storage', variable: 'S3_ACCESS_KEY_ID', scheme: 's3' },
  groups: ['objectstorage'],
  untyped: ['botocore.*', 'storages.*'],
  readme: [
    marked(
      'Uploaded files are in a private bucket; pages show links that are signed and expire after `S3_LINK_SECONDS`.\n`S3_BUCKET` says which bucket, and without it, as on a laptop, files are in the folder `media/`, and `runserver`\nserves them. Names that are taken get another one: nothing is overwritten.',
    ),
  ],
  variables: [
    {
      name: 'S3_BUCKET',
      type: 'text',
      default: '',
      help: 'The bucket of uploaded files; if empty, they are in a folder on the disk.',
    },
    {
      name: 'S3_ENDPOINT_URL',
      type: 'text',
      default: '',
      help: 'The address of the storage, such as https://s3.example.com; if empty, AWS.',
    },
    {
      name: 'S3_REGION',
      type: 'text',
      default: '',
      help: 'The region of the bucket, where the storage has regions.',
    },
    {
      name: 'S3_ACCESS_KEY_ID',
      type: 'text',
      secret: true,
      default: '',
      help: 'The name of the key that may read and write the bucket.',
    },
    {
      name: 'S3_SECRET_ACCESS_KEY',
      type: 'text',
      secret: true,
      default: '',
      help: 'The key itself.',
    },
    {
      name: 'S3_ADDRESSING_STYLE',
      type: 'text',
      default: 'auto',
      choices: ['auto', 'path', 'virtual'],
      help: 'Where the bucket stands in an address: in its path or host name.',
    },
    {
      name: 'S3_LINK_SECONDS',
      type: 'integer',
      default: '3600',
      minimum: 1,
      maximum: 604_800,
      help: 'How long a link to a file is valid, in seconds.',
    },
    {
      name: 'S3_CA_FILE',
      type: 'text',
      default: '',
      help: "The file of the authority of the storage's certificate; if empty, the known ones.",
    },
  ],
  settings: [{ module: 'storage', names: ['MEDIA_STORAGE', 'MEDIA_URL'] }],
  mediaStorage: 'MEDIA_STORAGE',
  urls: ['path("", include("PROJECT.media")),'],
  readiness: { name: 'storage', module: 'storage' },
  when: {
    '__project__/bindings/objectstorage.py': hasBindings,
    'tests/test_objectstorage_binding.py': hasBindings,
  },
} satisfies Service;
