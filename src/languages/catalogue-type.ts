/** The translations of one language: English texts, with `{0}`, `{1}` … for their values, and what stands for them. */
export type Catalogue = Readonly<Record<string, string>>;
