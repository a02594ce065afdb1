export { ItemVersionV1 } from './item-version.v1.js';
export {
  AUDIENCES,
  Fee,
  HashedReference,
  ItemOperationalCore,
  itemVersionKey,
  JOIN_RULES,
  type JoinRule,
  Participant,
  RequiredMaterial,
  TimeLimit,
} from './operational-core.js';
export { CATALOGUE_ITEMS_TOPIC } from './topics.js';
