const DECLARED = /metrics\.(?:counter|gauge|histogram)\(\s*'([a-z_]+)'/g;

/** The figures (指标) that a source declares. */
export const figuresIn = (source: string): string[] => [...source.matchAll(DECLARED)].map(([, name]) => name!);

/** The page for operators against the code: a figure that nobody is told of is watched by nobody, one that is gone never calls anybody. */
export function figureProblems(page: string, text: string, figures: readonly string[]): string[] {
  const families = new Set(figures.map((figure) => figure.slice(0, figure.indexOf('_'))));
  const said = new Set(
    [...text.matchAll(/\b([a-z]+)_[a-z_]+/g)]
      .filter(([, family]) => families.has(family!))
      .map(([name]) => name.replace(/_(count|sum|bucket)$/, '')),
  );
  return [
    ...figures.filter((figure) => !said.has(figure)).map((figure) => `${page} does not tell of ${figure}`),
    ...[...said].filter((name) => !figures.includes(name)).map((name) => `${page} tells of ${name}, which no code counts`),
  ];
}
