import { expect, it } from '@jest/globals';
import { NumberBlocks, type NumberSeries } from './number-blocks.js';

const SERIES: NumberSeries = { regionCode: '330203', kind: 'receipt', year: 2026 };

function counter() {
  const next = new Map<string, number>();
  const draws: number[] = [];
  const draw = async (of: NumberSeries, size: number): Promise<number> => {
    await Promise.resolve();
    const key = JSON.stringify(of);
    const first = next.get(key) ?? 1;
    next.set(key, first + size);
    draws.push(size);
    return first;
  };
  return { draw, draws };
}

it('gives each number once, to callers of two processes at the same time', async () => {
  const { draw } = counter();
  const processes = [new NumberBlocks(draw), new NumberBlocks(draw)];
  const taken = await Promise.all(Array.from({ length: 3000 }, (_, i) => processes[i % 2]!.take(SERIES)));
  expect(new Set(taken).size).toBe(3000);
});

it('counts every region, kind and year from 1', async () => {
  const blocks = new NumberBlocks(counter().draw);
  expect(await blocks.take(SERIES)).toBe(1);
  expect(await blocks.take(SERIES)).toBe(2);
  expect(await blocks.take({ ...SERIES, regionCode: '330281' })).toBe(1);
  expect(await blocks.take({ ...SERIES, kind: 'rejection' })).toBe(1);
  expect(await blocks.take({ ...SERIES, year: 2027 })).toBe(1);
});

it('draws larger blocks where many documents are made, and small ones again where few are', async () => {
  const { draw, draws } = counter();
  let now = 0;
  const blocks = new NumberBlocks(draw, () => now);
  for (let i = 0; i < 2000; i++) await blocks.take(SERIES);
  expect(Math.max(...draws)).toBe(512);
  now = 10 * 3_600_000;
  for (let i = 0; i < 3000 && draws.at(-1) !== 4; i++) await blocks.take(SERIES);
  expect(draws.at(-1)).toBe(4);
});

it('tells the error of the draw, and tries again for the next caller', async () => {
  let down = true;
  const blocks = new NumberBlocks(() => (down ? Promise.reject(new Error('down')) : Promise.resolve(1)));
  await expect(blocks.take(SERIES)).rejects.toThrow('down');
  down = false;
  expect(await blocks.take(SERIES)).toBe(1);
});

it('lets go of what is left over, and gives out none of it afterwards', async () => {
  const blocks = new NumberBlocks(counter().draw);
  await blocks.take(SERIES);
  expect(blocks.letGo()).toEqual([{ ...SERIES, first: 2, end: 5 }]);
  expect(blocks.letGo()).toEqual([]);
  expect(await blocks.take(SERIES)).toBe(5);
});
