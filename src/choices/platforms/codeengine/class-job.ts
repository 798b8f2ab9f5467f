import { say } from '../../../languages/say.ts';
import type { ClassJob } from '../../choice.ts';
import { RANGES } from './rules.ts';

/**
 * A script that makes a class in an array job: each instance makes its share, and pushes it. The file, the roster and what
 * git needs to push are mounted; topics "job-plan" and "configmap".
 *
 * @throws RangeError when there are more shares than an array may have: the caller says so in words
 */
export function classJob({ version, shares }: ClassJob): string {
  if (shares > RANGES.arraySize.maximum)
    throw new RangeError(say`at most ${RANGES.arraySize.maximum} shares`);
  return `#!/bin/sh
# Makes a class in an array job of IBM Cloud Code Engine: ${shares} instances, each a share (JOB_INDEX of JOB_ARRAY_SIZE).
# workshop.yml needs "remote" and "push: true": what is not pushed goes with the instance.
#   sh class-job.sh workshop.yml people.csv git-credentials
# git-credentials holds one line as git's credential store has it: https://USER:TOKEN@git.example.com
set -eu
[ $# -eq 3 ] || { echo "usage: $0 workshop.yml people.csv git-credentials" >&2; exit 2; }

ibmcloud ce configmap create --name django-class --from-file "workshop.yml=$1" --from-file "people.csv=$2"
ibmcloud ce secret create --name django-class-git --format generic --from-file "credentials=$3"
ibmcloud ce job create --name django-class \\
  --image docker.io/library/node:24 \\
  --array-size ${shares} \\
  --cpu 1 --memory 4G \\
  --retrylimit 2 \\
  --mount-configmap /course=django-class \\
  --mount-secret /git=django-class-git \\
  --env GIT_CONFIG_COUNT=1 \\
  --env GIT_CONFIG_KEY_0=credential.helper \\
  --env 'GIT_CONFIG_VALUE_0=store --file /git/credentials' \\
  --command npx \\
  --argument --yes --argument generator-django-cloud@${version} \\
  --argument workshop --argument /course/workshop.yml \\
  --argument --roster --argument /course/people.csv --argument --folder --argument /tmp/class
ibmcloud ce jobrun submit --job django-class --wait --wait-timeout 7200
`;
}
