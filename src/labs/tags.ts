/** A correction has its number behind the name: `lab-3-start.2`. What a class began with has none. */
const edition = (number: number): string => (number > 1 ? `.${number}` : '');

/** The git tag at which a lab begins; `manage.py labreset` looks for the newest of them. @param number of the correction */
export const startTag = (id: string, number = 1): string => `${id}-start${edition(number)}`;

/** The git tag of what a lab looks like when it is done. */
export const solutionTag = (id: string, number = 1): string => `${id}-solution${edition(number)}`;
