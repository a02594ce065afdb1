import type { INestApplication, Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';

/** Every controller of an application, each once. */
export function controllersOf(app: INestApplication): Type[] {
  const modules = app.get(ModulesContainer);
  const found = new Set<Type>();
  for (const module of modules.values()) {
    for (const { metatype } of module.controllers.values()) if (typeof metatype === 'function') found.add(metatype as Type);
  }
  return [...found];
}
