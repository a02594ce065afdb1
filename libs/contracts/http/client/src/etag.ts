/** The ETag of a version number, as answers with a `version` in their body carry it: what `ifMatch` wants. */
export const etagOf = (version: number | string): string => `"${version}"`;
