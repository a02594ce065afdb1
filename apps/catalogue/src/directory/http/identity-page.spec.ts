import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { ItemIdentity } from '../queries/read-identity.js';
import { IDENTITY_POLICY, identityPage } from './identity-page.js';

const identity: ItemIdentity = {
  itemCode: '11330203MB0A10013X4330100757001',
  name: '<script>alert("𬱖")</script>',
  status: 'published',
  version: 3,
  validity: { from: '2026-10-31T16:30:00.000Z', to: null },
  issuedAt: '2026-10-01T00:00:00.000Z',
  body: { orgCode: '11330203MB0A10013X', name: "甲&乙'局", regionCode: '330203' },
  catalogue: {
    code: '330100757001',
    province: '33',
    category: { code: '01', name: '行政许可' },
    mainItem: '00757',
    subItem: '001',
    localCode: '许可-00757-001',
  },
  directoryEntry: null,
  exerciseLevel: { code: '4', name: '县级' },
  taskCode: '11330203MB0A10013X4330100757001',
  handlingSerial: null,
  localCodes: [{ scheme: 'zhejiangBase', code: '许可-00757-001' }],
  handlingItems: [],
};

describe('the identity page', () => {
  it('shows every code and escapes every text', () => {
    const page = identityPage(identity);
    for (const code of ['330100757001', identity.taskCode, '许可-00757-001', '00757']) expect(page).toContain(code);
    expect(page).toContain('&lt;script&gt;alert(&quot;𬱖&quot;)&lt;/script&gt;');
    expect(page).not.toMatch(/<script|<td[^>]*><\/td>/);
    expect(page).toContain('甲&amp;乙&#39;局');
  });

  it('says times as the office counts them', () => {
    expect(identityPage(identity)).toContain('2026年11月1日');
  });

  it('lets a browser run nothing and take no style but its own', () => {
    const [, style] = /<style>([\s\S]*)<\/style>/.exec(identityPage(identity))!;
    expect(IDENTITY_POLICY).toContain(`'sha256-${createHash('sha256').update(style!).digest('base64')}'`);
    expect(IDENTITY_POLICY).toContain("default-src 'none'");
  });
});
