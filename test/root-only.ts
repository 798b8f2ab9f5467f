/**
 * The test files that run as root where the others run as an ordinary user, each with its reason. What a test needs to
 * be root for is in the module that the reason names; `test/unit/root-only.test.ts` proves that an ordinary user may
 * not do that, and that no other test file uses it.
 */
const HOST = 'a host with systemd as process 1 is made of namespaces and mounts: onprem-host.ts';

export const ROOT_ONLY: Readonly<Record<string, string>> = {
  'test/e2e/image.test.ts': 'images are built with chroot, and their base by debootstrap: image.ts',
  'test/e2e/onprem-history.test.ts':
    'a host for histories is made of namespaces and mounts: onprem-history.ts',
  'test/e2e/onprem-host-1.test.ts': HOST,
  'test/e2e/onprem-host-2.test.ts': HOST,
  'test/e2e/onprem-host-3.test.ts': HOST,
  'test/e2e/onprem-host-4.test.ts': HOST,
  'test/e2e/onprem-postgresql.test.ts': HOST,
  'test/e2e/package-as-root.test.ts':
    'yo gives up the rights of root, and the command works with them: packed.ts',
  'test/e2e/rehearse-as-root.test.ts': 'root writes where permissions forbid it: rehearse-outcomes.ts',
};
