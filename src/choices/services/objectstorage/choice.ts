import { marked, say } from '../../../languages/say.ts';
import type { Service } from '../../backing.ts';
import type { PartialAnswers } from '../../choice.ts';
import { withBindings } from '../../conditions.ts';

/** Whether a trusted profile has the access, instead of a key. */
const byProfile = ({ options }: PartialAnswers): boolean =>
  options?.objectstorage?.access === 'trusted-profile';

export default {
  id: 'objectstorage',
  title: 'Object storage',
  help: 'Uploaded files in a private bucket of any S3-compatible storage, with links that expire.',
  // Not the bucket: some services hand over keys only, and the bucket is set by name beside them.
  binding: { name: 'storage', variable: 'S3_ACCESS_KEY_ID', scheme: 's3' },
  groups: ['objectstorage'],
  options: [
    {
      id: 'access',
      title: 'access',
      help: 'How the bucket is reached: with keys, or, in IBM Cloud, as a trusted profile, without a key in the environment; then the project sends files itself.',
      choices: ['keys', 'trusted-profile'],
      fallback: () => 'keys',
      check: (value, _others, _answers, { givesInstanceTokens }) =>
        value === 'trusted-profile' && !givesInstanceTokens
          ? say`it needs a platform whose instances have a token of IBM Cloud's IAM, and none is chosen. Choose keys.`
          : undefined,
    },
  ],
  needsInstanceTokens: byProfile,
  untyped: (answers) => [...(byProfile(answers) ? ['boto3.*'] : []), 'botocore.*', 'storages.*'],
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
    {
      name: 'S3_TRUSTED_PROFILE',
      type: 'text',
      default: '',
      when: byProfile,
      help: 'The trusted profile of IAM that may read and write the bucket: its name or ID.',
    },
    {
      name: 'S3_TOKEN_FILE',
      type: 'text',
      default: '/var/run/secrets/codeengine.cloud.ibm.com/compute-resource-token/token',
      when: byProfile,
      help: 'The file with the token of the instance, for the trusted profile.',
    },
    {
      name: 'S3_TOKEN_URL',
      type: 'text',
      default: 'https://iam.cloud.ibm.com/identity/token',
      when: byProfile,
      help: 'Where IAM exchanges the token of the instance for access.',
    },
  ],
  settings: [{ module: 'storage', names: ['MEDIA_STORAGE', 'MEDIA_URL'] }],
  mediaStorage: 'MEDIA_STORAGE',
  urls: ['path("", include("PROJECT.media")),'],
  readiness: { name: 'storage', module: 'storage' },
  when: {
    '__project__/bindings/objectstorage.py': withBindings,
    'tests/test_objectstorage_binding.py': withBindings,
    '__project__/access_token.py': byProfile,
    '__project__/profile_storage.py': byProfile,
    'tests/test_profile_storage.py': byProfile,
  },
} as const satisfies Service;
