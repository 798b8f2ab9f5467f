/**
 * For authors of plug-ins: the tests of `django-cloud test-plugin`, for a test runner of one's own.
 *
 *     import { testPlugin } from 'generator-django-cloud/testing';
 *     const tried = testPlugin({ folder: import.meta.dirname, tried: console.log });
 */
export { type PluginTest, type Tried, testPlugin } from './plugins/testing.ts';
