/** The Dockerfile for servers that are compiled with packages of the system: built for real. */
import { servers } from '../../src/choices/catalog.ts';
import { describeImages } from '../support/image-suite.ts';

describeImages(servers.filter(({ systemPackages }) => systemPackages));
