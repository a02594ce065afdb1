import { Module } from '@nestjs/common';
import { FindByMobile } from './find-by-mobile.js';
import { ResealColumns } from './reseal-columns.js';

/** 换密钥: what the command `reseal` does. */
@Module({ providers: [FindByMobile, ResealColumns] })
export class ResealModule {}
