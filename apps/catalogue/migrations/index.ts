import { CreateItems20261121100000 } from './20261121100000-create-items.js';
import { CreateItemVersions20261121100100 } from './20261121100100-create-item-versions.js';
import { IndexItemAudiences20261121100200 } from './20261121100200-index-item-audiences.js';
import { CreateItemCategories20261122210200 } from './20261122210200-create-item-categories.js';
import { CreateDirectory20261122210210 } from './20261122210210-create-directory.js';
import { PlanItemVersions20261122210220 } from './20261122210220-plan-item-versions.js';
import { CreateQualityRules20261122210100 } from './20261122210100-create-quality-rules.js';
import { CreateStarCriteria20261122210101 } from './20261122210101-create-star-criteria.js';
import { CreateQualityReports20261122210102 } from './20261122210102-create-quality-reports.js';
import { CreateLaws20261122210110 } from './20261122210110-create-laws.js';
import { IndexDirectoryChanges20261122220200 } from './20261122220200-index-directory-changes.js';
import { CiteWhatIsUnderWay20261122220101 } from './20261122220101-cite-what-is-under-way.js';
import { SharpenQualityRules20261122220102 } from './20261122220102-sharpen-quality-rules.js';
import { RequireElementsByCategory20261122220103 } from './20261122220103-require-elements-by-category.js';
import { NoteWhoChangedRules20261122220104 } from './20261122220104-note-who-changed-rules.js';
import { CreateItemTracks20261122210300 } from './20261122210300-create-item-tracks.js';
import { CreateReviews20261122210301 } from './20261122210301-create-reviews.js';
import { CreateReviewWithdrawals20261122210302 } from './20261122210302-create-review-withdrawals.js';
import { CreateServicePoints20261122210400 } from './20261122210400-create-service-points.js';
import { CreateFormGroups20261122210410 } from './20261122210410-create-form-groups.js';
import { CreateImports20261122210600 } from './20261122210600-create-imports.js';
import { CreateToldBodies20261122220650 } from './20261122220650-create-told-bodies.js';
import { ReportBlockedDrafts20261122220660 } from './20261122220660-report-blocked-drafts.js';
import { CreatePowerLists20261122210700 } from './20261122210700-create-power-lists.js';
import { CreateItemFigures20261122210710 } from './20261122210710-create-item-figures.js';
import { KeepDeclaredEndOfLists20261122220700 } from './20261122220700-keep-declared-end-of-lists.js';
import { CreateFigureRecounts20261122220710 } from './20261122220710-create-figure-recounts.js';
import { CreateTopics20261122210500 } from './20261122210500-create-topics.js';
import { CreateItemListing20261122210510 } from './20261122210510-create-item-listing.js';
import { CreateSearchWords20261122210520 } from './20261122210520-create-search-words.js';

export const migrations = [
  CreateItems20261121100000,
  CreateItemVersions20261121100100,
  IndexItemAudiences20261121100200,
  CreateItemCategories20261122210200,
  CreateDirectory20261122210210,
  PlanItemVersions20261122210220,
  CreateQualityRules20261122210100,
  CreateStarCriteria20261122210101,
  CreateQualityReports20261122210102,
  CreateLaws20261122210110,
  CreateItemTracks20261122210300,
  CreateReviews20261122210301,
  CreateReviewWithdrawals20261122210302,
  CreateServicePoints20261122210400,
  CreateFormGroups20261122210410,
  CreateImports20261122210600,
  CreatePowerLists20261122210700,
  CreateItemFigures20261122210710,
  CreateTopics20261122210500,
  CreateItemListing20261122210510,
  CreateSearchWords20261122210520,
  CiteWhatIsUnderWay20261122220101,
  KeepDeclaredEndOfLists20261122220700,
  CreateFigureRecounts20261122220710,
  SharpenQualityRules20261122220102,
  RequireElementsByCategory20261122220103,
  IndexDirectoryChanges20261122220200,
  NoteWhoChangedRules20261122220104,
  CreateToldBodies20261122220650,
  ReportBlockedDrafts20261122220660,
];
