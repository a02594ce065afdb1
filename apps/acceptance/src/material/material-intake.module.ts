import { Module } from '@nestjs/common';
import { HandedFiles } from './handed/handed-files.js';

/** What a filing needs of its files; apart, because the room of materials needs cases in its turn. */
@Module({ providers: [HandedFiles], exports: [HandedFiles] })
export class MaterialIntakeModule {}
