import { brokenRules, itemOutOfScope } from '../domain/item.errors.js';
import type { BodyPlace, Editor, ItemRepository } from '../domain/item.repository.js';

/**
 * The body of a definition must be the editor's to manage, and stand where it is known to stand: a region that the author may choose
 * would let everybody write items in the name of any body, and move items into lists and calendars of other regions.
 * @throws CATALOGUE.OUT_OF_SCOPE, CATALOGUE.RULES_BROKEN
 */
export async function requireBody(items: ItemRepository, { orgCode, regionCode }: BodyPlace, editor: Editor): Promise<void> {
  const known = (await items.regionsOf([orgCode])).get(orgCode);
  if (!editor.mayManage({ orgCode, regionCode: known ?? regionCode })) throw itemOutOfScope();
  // Where the first item of a body says that it stands, it stands: its own author could put it beyond the directory that binds it.
  if (known === undefined && !editor.standsIn?.(regionCode)) throw itemOutOfScope();
  if (known === undefined || known === regionCode) return;
  const reason = `该实施主体的行政区划为${known}`;
  throw brokenRules([{ name: '/implementingBody/regionCode', code: 'BODY_ELSEWHERE', reason }]);
}
