/**
 * A Terraform provider that knows the resources' schemas and the service's rules, and does nothing: enough for `terraform
 * validate`. It speaks plugin protocol 5, gRPC over a Unix socket: github.com/hashicorp/terraform docs/plugin-protocol.
 */
import { mkdtempSync } from 'node:fs';
import { createServer, type ServerHttp2Stream } from 'node:http2';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { problemsOf } from './codeengine-problems.ts';
import { type AttributeType, type Block, RESOURCES, type Values } from './codeengine-schema.ts';
import { fieldsOf, type Message, message, unpack } from './protobuf.ts';

const NESTING_LIST = 2;
const UNIMPLEMENTED = 12;
const EMPTY = message();

const OPTIONAL = 5;
const REQUIRED = 4;
const COMPUTED = 6;

function attributes(group: Readonly<Record<string, AttributeType>> | undefined, kind: number): Message {
  const entries = Object.entries(group ?? {});
  return Buffer.concat(
    entries.map(([name, type]) => message([2, message([1, name], [2, JSON.stringify(type)], [kind, true])])),
  );
}

function blockOf({ required, optional, computed, blocks = {} }: Block): Message {
  const nested = Object.entries(blocks).map(([name, { block, least = 0, most = 0 }]) =>
    message([3, message([1, name], [2, blockOf(block)], [3, NESTING_LIST], [4, least], [5, most])]),
  );
  return Buffer.concat([
    attributes(required, REQUIRED),
    attributes(optional, OPTIONAL),
    attributes(computed, COMPUTED),
    ...nested,
  ]);
}

const schemaOf = (block: Block): Message => message([1, 0], [2, blockOf(block)]);

const METHODS: Readonly<Record<string, (request: Buffer) => Message>> = {
  GetSchema: () =>
    Buffer.concat([
      message([1, schemaOf({ optional: { region: 'string', ibmcloud_api_key: 'string' } })]),
      ...Object.entries(RESOURCES).map(([name, block]) =>
        message([2, message([1, name], [2, schemaOf(block)])]),
      ),
    ]),
  PrepareProviderConfig: (request) => message([1, fieldsOf(request).get(1) ?? EMPTY]),
  ValidateResourceTypeConfig(request) {
    const fields = fieldsOf(request);
    const packed = fieldsOf(fields.get(2) ?? EMPTY).get(1) ?? EMPTY;
    const problems = problemsOf(String(fields.get(1)), unpack(packed) as Values);
    return Buffer.concat(problems.map((problem) => message([1, message([1, 1], [2, problem])])));
  },
  Stop: () => EMPTY,
};

function answer(stream: ServerHttp2Stream, path: string, request: Buffer): void {
  const method = path.startsWith('/tfplugin5.Provider/') ? METHODS[path.split('/')[2] ?? ''] : undefined;
  const headers = { ':status': 200, 'content-type': 'application/grpc' };
  if (!method) {
    stream.respond({ ...headers, 'grpc-status': UNIMPLEMENTED }, { endStream: true });
    return;
  }
  const body = method(request.subarray(5));
  const frame = Buffer.alloc(5);
  frame.writeUInt32BE(body.length, 1);
  stream.respond(headers, { waitForTrailers: true });
  stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': 0 }));
  stream.end(Buffer.concat([frame, body]));
}

const socket = join(mkdtempSync(join(tmpdir(), 'provider-')), 'socket');
const server = createServer();
server.on('stream', (stream, { ':path': path = '' }) => {
  const chunks: Buffer[] = [];
  let answered = false;
  const complete = (): void => {
    const request = Buffer.concat(chunks);
    // A stream of a client's own, such as that of its log, never ends: it is answered at once.
    if (
      answered ||
      (path.startsWith('/tfplugin5.') && (request.length < 5 || request.length < 5 + request.readUInt32BE(1)))
    )
      return;
    answered = true;
    answer(stream, path, request);
  };
  stream.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    complete();
  });
  stream.on('error', () => undefined);
  if (!path.startsWith('/tfplugin5.')) complete();
});
server.listen(socket, () => console.log(`1|5|unix|${socket}|grpc|`));
