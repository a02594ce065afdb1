import { Module } from '@nestjs/common';
import { TrackRepository } from './domain/track.js';
import { SqlTrackRepository } from './persistence/sql-track.repository.js';

/** 跟踪卡记录 — apart from the reading of cards, because whatever changes an item writes on its card. */
@Module({ providers: [{ provide: TrackRepository, useClass: SqlTrackRepository }], exports: [TrackRepository] })
export class TracksModule {}
