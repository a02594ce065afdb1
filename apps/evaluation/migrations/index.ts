import { CreateEvaluations20261121150000 } from './20261121150000-create-evaluations.js';
import { CreateHandlings20261121150100 } from './20261121150100-create-handlings.js';
import { KnowEnterprisesThatRate20261124206000 } from './20261124206000-know-enterprises-that-rate.js';

export const migrations = [CreateEvaluations20261121150000, CreateHandlings20261121150100, KnowEnterprisesThatRate20261124206000];
