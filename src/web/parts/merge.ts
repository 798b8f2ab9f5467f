/** The part that reads a project which was opened, and merges as the command does. */
import { checkZipSize, isZip, projectInZip } from '../archive.ts';
import { projectIn } from '../opened-files.ts';
import { openProject } from '../project-change.ts';
import type { Parts } from './registry.ts';

declare const djangoCloudPart: (name: 'merge', part: Parts['merge']) => void;
djangoCloudPart('merge', { checkZipSize, isZip, projectInZip, projectIn, openProject });
