import { Module } from '@nestjs/common';
import { MaterialChecks } from './check/material-checks.js';
import { HandedFiles } from './handed/handed-files.js';
import { ReleaseFiles } from './handed/release-files.js';

const WITHOUT_CASES = [HandedFiles, MaterialChecks, ReleaseFiles];

/** What filings, windows and archives need of files; apart, because the room of materials needs cases in its turn. */
@Module({ providers: WITHOUT_CASES, exports: WITHOUT_CASES })
export class MaterialIntakeModule {}
