import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { dockerfileProblems, parseDockerfile } from './dockerfile.ts';

const read = (file: string): string => readFileSync(new URL(`../../../../${file}`, import.meta.url), 'utf8');
const text = read('deploy/Dockerfile');
const node = (JSON.parse(read('package.json')) as { devDependencies: { node: string } }).devDependencies.node;
const problems = (from: string | RegExp, to: string): string => {
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  return dockerfileProblems(changed, node).join('\n');
};

describe('deploy/Dockerfile', () => {
  it('keeps every rule', () => {
    expect(dockerfileProblems(text, node)).toEqual([]);
  });

  it('is read with its options and continued lines', () => {
    expect(parseDockerfile('# x\nRUN --mount=type=cache,target=/a npm ci \\\n  --omit=dev\nCOPY --from=b /c ./\n')).toEqual([
      { line: 2, name: 'RUN', options: { mount: 'type=cache,target=/a' }, text: 'npm ci  --omit=dev' },
      { line: 4, name: 'COPY', options: { from: 'b' }, text: '/c ./' },
    ]);
  });

  it.each<[string, string | RegExp, string, RegExp]>([
    ['another Node than the project pins', /node:[\d.]+-slim/, 'node:latest', /NODE_IMAGE must be/],
    ['another base', 'FROM ${NODE_IMAGE} AS runtime', 'FROM debian AS runtime', /every stage is FROM/],
    ['packages that no lock file knows', 'npm ci --omit=dev', 'npm install --omit=dev', /npm ci, which obeys/],
    ['packages that run code', ' --ignore-scripts', '', /--ignore-scripts/],
    ['a download', 'RUN npx', 'RUN curl -O https://example.org/x && npx', /nothing is downloaded/],
    ['a secret', 'ENV APP=${APP}', 'ENV DATA_KEY=abc APP=${APP}', /a secret would stay/],
    ['root', 'USER 1000:1000', 'USER root', /USER is numeric/],
    ['no health check', /HEALTHCHECK.*/, '', /no HEALTHCHECK/],
    ['no stop signal', /STOPSIGNAL.*/, '', /no STOPSIGNAL/],
    ['a shell in front of Node', /ENTRYPOINT .*/, 'ENTRYPOINT node deploy/entry.mjs', /JSON list/],
    ['sources in the last stage', 'COPY --from=build /yiwang/out ./', 'COPY . .', /takes only what a stage before it made/],
  ])('is refused with %s', (_what, from, to, complaint) => {
    expect(problems(from, to)).toMatch(complaint);
  });
});
