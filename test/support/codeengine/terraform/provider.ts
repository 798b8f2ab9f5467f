/**
 * A Terraform provider with the real one's schemas and flags, which validates, plans and applies against a service in a file. It
 * speaks plugin protocol 5, gRPC over a Unix socket: github.com/hashicorp/terraform docs/plugin-protocol.
 */
import { mkdtempSync } from 'node:fs';
import { createServer, type ServerHttp2Stream } from 'node:http2';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fieldsOf, type Message, message, unpack } from '../../protobuf.ts';
import { attribute, dynamic, problem, schemaOf } from './messages.ts';
import { planned } from './planning.ts';
import { problemsOf } from './problems.ts';
import { DATA_SOURCES, RESOURCES, type Schema, type Values } from './schema.ts';
import { put, read, remove } from './service.ts';

const UNIMPLEMENTED = 12;
const EMPTY = message();

/** The value in a field of a request; null when it is none. */
const valuesOf = (fields: ReadonlyMap<number, Buffer>, field: number): Values | null =>
  unpack(fieldsOf(fields.get(field) ?? EMPTY).get(1) ?? Buffer.from([0xc0])) as Values | null;

const resource = (fields: ReadonlyMap<number, Buffer>): readonly [string, Schema] => {
  const type = String(fields.get(1));
  return [type, RESOURCES[type] ?? {}];
};

const schemas = (field: number, all: Readonly<Record<string, Schema>>): Message =>
  Buffer.concat(
    Object.entries(all).map(([name, schema]) => message([field, message([1, name], [2, schemaOf(schema)])])),
  );

const METHODS: Readonly<Record<string, (fields: ReadonlyMap<number, Buffer>) => Message>> = {
  GetSchema: () =>
    Buffer.concat([
      message([
        1,
        schemaOf({
          region: { type: 'string', optional: true },
          ibmcloud_api_key: { type: 'string', optional: true },
        }),
      ]),
      schemas(2, RESOURCES),
      schemas(3, DATA_SOURCES),
    ]),
  PrepareProviderConfig: (fields) => message([1, fields.get(1) ?? EMPTY]),
  Configure: () => EMPTY,
  ValidateDataSourceConfig: () => EMPTY,
  ValidateResourceTypeConfig(fields) {
    const [type] = resource(fields);
    return Buffer.concat(
      problemsOf(type, valuesOf(fields, 2) ?? {}).map((text) => message([1, problem(text)])),
    );
  },
  UpgradeResourceState: (fields) =>
    message([1, message([2, fieldsOf(fields.get(3) ?? EMPTY).get(1) ?? EMPTY])]),
  ReadResource(fields) {
    const [, schema] = resource(fields);
    return message([1, dynamic(read(schema, valuesOf(fields, 2)?.id))]);
  },
  PlanResourceChange(fields) {
    const [, schema] = resource(fields);
    const config = valuesOf(fields, 4);
    if (config === null) return message([1, dynamic(null)], [5, true]);
    const { values, replaced } = planned(schema, valuesOf(fields, 2), config);
    return Buffer.concat([
      message([1, dynamic(values)], [5, true]),
      ...replaced.map((name) => message([2, attribute(name)])),
    ]);
  },
  ApplyResourceChange(fields) {
    const [type, schema] = resource(fields);
    const [prior, wanted] = [valuesOf(fields, 2), valuesOf(fields, 3)];
    try {
      if (wanted !== null) return message([1, dynamic(put(type, schema, prior, wanted))], [4, true]);
      remove(prior?.id);
      return message([1, dynamic(null)], [4, true]);
    } catch (error) {
      return message(
        [1, dynamic(prior)],
        [3, problem(error instanceof Error ? error.message : String(error))],
        [4, true],
      );
    }
  },
  ReadDataSource(fields) {
    const { name } = valuesOf(fields, 2) ?? {};
    return message([1, dynamic({ name, is_default: null, id: `group-${name}` })]);
  },
  Stop: () => EMPTY,
};

/** What is asked of the process: without an answer terraform waits for its end, and kills it after two seconds. */
const SHUTDOWN = '/plugin.GRPCController/Shutdown';

/** Calls of go-plugin's own: github.com/hashicorp/go-plugin internal/plugin/grpc_controller.proto, client.go, Kill(). */
const CONTROL: typeof METHODS = { [SHUTDOWN]: () => EMPTY };

function answer(stream: ServerHttp2Stream, path: string, request: Buffer): void {
  const method = path.startsWith('/tfplugin5.Provider/') ? METHODS[path.split('/')[2] ?? ''] : CONTROL[path];
  const headers = { ':status': 200, 'content-type': 'application/grpc' };
  if (!method) {
    stream.respond({ ...headers, 'grpc-status': UNIMPLEMENTED }, { endStream: true });
    return;
  }
  const body = method(fieldsOf(request.subarray(5)));
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
  if (path === SHUTDOWN) stream.on('close', () => process.exit());
  if (!path.startsWith('/tfplugin5.')) complete();
});
server.listen(socket, () => console.log(`1|5|unix|${socket}|grpc|`));
