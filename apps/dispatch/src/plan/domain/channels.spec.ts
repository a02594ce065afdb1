import { describe, expect, it } from '@jest/globals';
import { announcedChannel, ChannelDirectory, TASK_CHANNELS, WORKBENCH } from './channels.js';

const GENERAL = { channel: 'kafka', systemId: 'general' } as const;
const OWN = { channel: 'webhook', systemId: 'own' } as const;
const directory = new ChannelDirectory(
  new Map([['A', GENERAL]]),
  new Map([
    ['A', new Map([['own', OWN]])],
    ['C', new Map([['out', WORKBENCH]])],
  ]),
);

describe('the channel of a department', () => {
  it('is that of the system its item is led to, else of the one that takes everything, else the workbench', () => {
    expect(directory.of('A', 'own')).toBe(OWN);
    expect(directory.of('A', 'other')).toBe(GENERAL);
    expect(directory.of('B', 'own')).toBe(WORKBENCH);
  });

  it('is the workbench where the item’s own system is out of service, whatever else the department has', () => {
    const both = new ChannelDirectory(new Map([['C', GENERAL]]), new Map([['C', new Map([['out', WORKBENCH]])]]));
    expect(both.of('C', 'out')).toBe(WORKBENCH);
    expect(both.of('C', 'other')).toBe(GENERAL);
  });

  it('is announced in the words of the first version of the fact', () => {
    expect(TASK_CHANNELS.map((channel) => announcedChannel(channel))).toEqual(['kafka', 'pull', 'pull', 'pull', 'pull', 'workbench']);
  });
});
