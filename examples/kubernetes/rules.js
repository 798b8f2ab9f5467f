/** What Kubernetes refuses, said before anything is written. */

/** A label of DNS, which names of objects must be: https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */
const LABEL = /^[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?$/;

/** A host name: the same in several parts. */
const HOST = /^(?=.{1,253}$)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)+$/;

/** An image without tag and digest: https://github.com/distribution/reference */
const IMAGE = /^(?:[a-z0-9.-]+(?::\d+)?\/)?[a-z0-9]+(?:[._/-]+[a-z0-9]+)*$/;

/** An amount of memory in the binary units: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */
const MEMORY = /^[1-9]\d{0,5}(?:Mi|Gi)$/;

/** Longest name, so that what is made of it stays a label: `-clearsessions`, and a cron job's runs. */
const LONGEST = 37;

/** What is wrong with a value, in the user's language; undefined where nothing is. */
export const rules = (say) => ({
  nameProblem: (value) =>
    LABEL.test(value) && value.length <= LONGEST
      ? undefined
      : say`it must be small letters, digits and hyphens, begin with a letter, and have ${LONGEST} characters at the most`,

  namespaceProblem: (value) =>
    LABEL.test(value) && value !== 'default' && !value.startsWith('kube-')
      ? undefined
      : say`it must be small letters, digits and hyphens, and none of the cluster itself`,

  hostProblem: (value) =>
    HOST.test(value) ? undefined : say`it must be a host name, such as shop.example.com`,

  imageProblem: (value) =>
    IMAGE.test(value)
      ? undefined
      : say`it must be an image without a tag, such as registry.example.com/team/shop`,

  memoryProblem: (value) => (MEMORY.test(value) ? undefined : say`it must be an amount such as 512Mi or 1Gi`),

  countProblem: (least, most) => (value) =>
    /^\d{1,3}$/.test(value) && Number(value) >= least && Number(value) <= most
      ? undefined
      : say`it must be a number from ${least} to ${most}`,
});
