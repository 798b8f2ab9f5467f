/** The git tag at which a lab begins; `manage.py labreset` looks for it. */
export const startTag = (id: string): string => `${id}-start`;

/** The git tag of what a lab looks like when it is done. */
export const solutionTag = (id: string): string => `${id}-solution`;
