/**
 * Every server switched to every other, and every platform, on one user's project: it stays theirs, and whatever it was
 * before, the same files come of it. That these run is shown in switch-wsgi, switch-asgi and switch-platforms.
 */
import { strict as assert } from 'node:assert';
import { servers } from '../../src/choices/catalog.ts';
import { answersWith } from '../support/answers.ts';
import type { Project } from '../support/project.ts';
import {
  isEqual,
  offered,
  onPlatform,
  originsOf,
  toPlatform,
  toServer,
  treeOf,
  usersProject,
} from '../support/switches.ts';
import { walkOverPairs } from '../support/walk.ts';

type Tree = ReturnType<typeof treeOf>;

/** What comes of one switch of a user's project that was never switched before. */
async function treeAfter(project: Project, change: (project: Project) => Promise<Project>): Promise<Tree> {
  const tree = treeOf(await change(project));
  project.remove();
  return tree;
}

describe('a project of a user', () => {
  const walk = walkOverPairs(servers.map(({ id }) => id));
  let project: Project;
  /** By server, what is started elsewhere. */
  const started = new Map<string, readonly Tree[]>();

  before(async () => {
    for (const server of servers) {
      const trees: Tree[] = [];
      for (const from of originsOf(server))
        trees.push(
          await treeAfter(usersProject(answersWith({ server: from })), (one) => toServer(one, server.id)),
        );
      started.set(server.id, trees);
    }
    project = usersProject(answersWith({ server: walk[0]! }));
  });
  after(() => project.remove());

  it(`is walked over all ${servers.length * (servers.length - 1)} ordered pairs of servers`, () => {
    const pairs = walk.slice(1).map((id, index) => `${walk[index]} ${id}`);
    assert.equal(new Set(pairs).size, servers.length * (servers.length - 1));
    assert.equal(pairs.length, servers.length * (servers.length - 1));
  });

  for (const [index, id] of walk.slice(1).entries()) {
    it(`goes from ${walk[index]} to ${id}`, async () => {
      project = await toServer(project, id);
      const tree = treeOf(project);
      const [nearest = {}] = started.get(id) ?? [];
      if (!started.get(id)?.some((one) => isEqual(one, tree))) assert.deepEqual(tree, nearest);
    });
  }
});

describe('a project of a user, from platform to platform', () => {
  const walk = walkOverPairs(offered);
  let project: Project;

  before(() => {
    project = usersProject(onPlatform(walk[0]!));
  });
  after(() => project.remove());

  for (const [index, id] of walk.slice(1).entries()) {
    it(`goes from ${walk[index]} to ${id}`, async () => {
      project = await toPlatform(project, id);
      const other = usersProject(onPlatform(offered.find((one) => one !== id)!));
      assert.deepEqual(treeOf(project), await treeAfter(other, (one) => toPlatform(one, id)));
    });
  }
});
