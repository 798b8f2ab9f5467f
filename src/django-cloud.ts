#!/usr/bin/env node
// The own command. It runs before anything newer than the oldest Node that people have: no syntax of ours is loaded yet.
import module from 'node:module';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const supported = (major === 22 && minor >= 18) || (major === 24 && minor >= 11) || major > 24;
if (supported) {
  module.enableCompileCache?.();
  const { main } = await import('./cli/main.ts');
  process.exitCode = await main(process.argv.slice(2));
} else {
  console.error(
    `django-cloud needs Node.js 22.18 or newer, or 24.11 or newer; this is ${process.versions.node}. Install a newer one from your system's packages or nodejs.org, and run it again.`,
  );
  process.exitCode = 1;
}
