import { describe, expect, it } from '@jest/globals';
import { coreMaterials } from './core-materials.js';
import { DescriptiveParts } from './item-definition.js';

const M1 = { materialCode: 'M1', name: '申请书', required: true };
const told = (materials: unknown[]): DescriptiveParts => DescriptiveParts.parse({ materials });

describe('materials of the operational core', () => {
  it('tell what their elements say of form and of following later', () => {
    expect(coreMaterials([M1], told([{ materialCode: 'M1', form: 'either', necessity: 'deferrable' }]))).toEqual([
      { ...M1, form: 'either', tolerable: true },
    ]);
  });

  it('are as the author of the core wrote them where he said it himself, and where no element says anything', () => {
    expect(coreMaterials([{ ...M1, tolerable: false }], told([{ materialCode: 'M1', necessity: 'deferrable' }]))).toEqual([
      { ...M1, tolerable: false },
    ]);
    expect(coreMaterials([M1], told([{ materialCode: 'M2', form: 'paper' }]))).toEqual([M1]);
  });
});
