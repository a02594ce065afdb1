import { Module } from '@nestjs/common';
import { PermissionController } from './permission.controller.js';

/** 权限目录, for who gives rights. */
@Module({ controllers: [PermissionController] })
export class PermissionModule {}
