/**
 * The page's own modules, by their path, for the part that merges: it takes them from here, for a second copy of them would
 * speak another language and know no templates. The build fills the list with what the part asks for.
 */
export const shared: Readonly<Record<string, object>> = {};
