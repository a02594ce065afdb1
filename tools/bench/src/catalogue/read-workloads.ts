import { cityItems } from '@yiwang/demo-data';
import { regionTree } from '@yiwang/standards';
import { startReadFloor } from '../floor.ts';
import { measureInTurn } from '../load.ts';
import { workload, type Workload } from '../report.ts';
import type { Target } from '../target.ts';
import { seeded, zipf } from '../zipf.ts';
import type { Library } from './load-library.ts';

export interface ReadOptions {
  seconds: number;
  connections: number;
}

/** Enough draws that the less popular items come in for their share; the generator prepares them all for each of its connections. */
const DETAIL_DRAWS = { cached: 5_000, uncached: 20_000 };
/** Each is asked once before, so that the floor can answer the same. */
const OTHER_DRAWS = 1_500;
const SEED = 20_261_122;

type Draw = (random: () => number) => string;

const pick = <T>(all: readonly T[], random: () => number): T => all[Math.floor(random() * all.length)]!;
const query = (values: Record<string, string>): string => new URLSearchParams(values).toString();

/** Paths of details by Zipf's law; popularity does not follow the order in which the rows lie on disk. */
function detailPaths({ shape, size }: Library, length: number): string[] {
  const random = seeded(SEED);
  const draw = zipf(size, random);
  // A multiplication by a number that shares no factor with the size visits every item once.
  let step = Math.floor(size * 0.618) || 1;
  while (gcd(step, size) > 1) step++;
  return Array.from({ length }, () => `/api/v1/items/${shape.item((draw() * step) % size).identity.itemCode}`);
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

const counties = (): string[] => [...regionTree().subtree('330000')].filter(({ level }) => level === 'county').map(({ code }) => code);
const cities = (): string[] => [...regionTree().subtree('330000')].filter(({ level }) => level === 'city').map(({ code }) => code);

/** What people narrow a list by, alone and together. */
function listDraw({ shape, size }: Library): Draw {
  const [county, city] = [counties(), cities()];
  const audiences = ['naturalPerson', 'enterprise', 'publicInstitution', 'socialOrganisation'];
  const filters: ((random: () => number) => Record<string, string>)[] = [
    (random) => ({ region: pick(county, random) }),
    (random) => ({ region: pick(city, random), category: pick(['01', '02', '05', '06', '07', '20'], random) }),
    (random) => ({ region: pick(county, random), audience: pick(audiences, random) }),
    (random) => ({ department: shape.item(Math.floor(random() * size)).identity.department }),
    (random) => ({ orgCode: shape.item(Math.floor(random() * size)).identity.itemCode.slice(0, 18), star: pick(['3', '4', '5'], random) }),
    (random) => ({ region: pick(city, random), personTopic: pick(['010', '060', '130', '140', '260'], random) }),
    (random) => ({ legalPersonTopic: pick(['020', '080', '060'], random), star: '5' }),
    (random) => ({ region: pick(county, random), lifeEvent: pick(['birth', 'housing', 'retirement', 'enterpriseLicensing'], random) }),
    (random) => ({ region: pick(city, random), grade: pick(['grade2', 'grade3', 'grade4'], random), applicant: 'legalPerson' }),
    (random) => ({ region: pick(county, random), depth: 'handling', category: '01' }),
  ];
  return (random) => `/api/v1/items?${query({ ...pick(filters, random)(random), limit: '20' })}`;
}

const baseNames = (): string[] => [...new Set(cityItems().map(({ name }) => name.replace(/^对|的处罚$|（[^（）]*）$/g, '')))];

/** Words out of names as people type them: two to five characters, half of the time with where they live. */
function searchDraw(): Draw {
  const [names, city] = [baseNames(), cities()];
  const word = (random: () => number): string => {
    const characters = Array.from(pick(names, random).replace(/[^\p{Script=Han}]/gu, ''));
    const length = Math.min(characters.length, 2 + Math.floor(random() * 4));
    const from = Math.floor(random() * (characters.length - length + 1));
    return characters.slice(from, from + length).join('');
  };
  return (random) => {
    const q = random() < 0.3 ? `${word(random)} ${word(random)}` : word(random);
    return `/api/v1/catalogue/search?${query({ q, ...(random() < 0.5 && { region: pick(city, random) }), limit: '20' })}`;
  };
}

/** The first characters of a name, one more with each key. */
function suggestDraw(): Draw {
  const names = baseNames();
  return (random) => {
    const characters = Array.from(pick(names, random));
    const from = random() < 0.7 ? 0 : Math.floor(random() * characters.length);
    const q = characters.slice(from, from + 1 + Math.floor(random() * 6)).join('');
    return `/api/v1/catalogue/suggestions?${query({ q })}`;
  };
}

async function answersOf(url: string, paths: readonly string[]): Promise<[string, string][]> {
  const waiting = [...new Set(paths)];
  const answers: [string, string][] = [];
  const work = async (): Promise<void> => {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const response = await fetch(url + path);
      if (!response.ok) throw new Error(`${path} was answered with ${response.status}: ${(await response.text()).slice(0, 300)}`);
      answers.push([path, await response.text()]);
    }
  };
  await Promise.all(Array.from({ length: 4 }, work));
  return answers;
}

/** One kind of reading through a gateway of its own, in turn with the same bytes from memory. */
async function measureReads(target: Target, name: string, paths: readonly string[], cached: boolean, load: ReadOptions): Promise<Workload> {
  const gateway = await target.extraGateway(cached ? {} : { READ_CACHE_SECONDS: '0' });
  try {
    const floor = await startReadFloor(await answersOf(gateway.url, paths));
    try {
      const requests = paths.map((path) => ({ method: 'GET' as const, path }));
      const [atFloor, read] = await measureInTurn(
        name,
        [floor, gateway].map(({ url }) => ({ url, ...load, requests })),
      );
      return workload(name, read!, atFloor!);
    } finally {
      floor.stop();
    }
  } finally {
    await gateway.stop();
  }
}

const draws = (draw: Draw): string[] => {
  const random = seeded(SEED);
  return Array.from({ length: OTHER_DRAWS }, () => draw(random));
};

/** 详情、列表、检索、联想. `detail-cached` is measured for its rate and takes `many` connections; the others for how long one waits. */
export function readWorkloads(target: Target, library: Library, seconds: number, many: number, few: number) {
  const waiting = { seconds, connections: few };
  return {
    'detail-cached': () =>
      measureReads(target, 'detail-cached', detailPaths(library, DETAIL_DRAWS.cached), true, { seconds, connections: many }),
    'detail-uncached': () => measureReads(target, 'detail-uncached', detailPaths(library, DETAIL_DRAWS.uncached), false, waiting),
    list: () => measureReads(target, 'list', draws(listDraw(library)), false, waiting),
    search: () => measureReads(target, 'search', draws(searchDraw()), false, waiting),
    suggest: () => measureReads(target, 'suggest', draws(suggestDraw()), false, waiting),
  };
}
