import { Module } from '@nestjs/common';
import { DepartmentController } from './department/department.controller.js';
import { ListDepartments } from './department/list-departments.js';
import { DirectoryModule } from './directory/directory.module.js';
import { ImplementationListModule } from './directory/implementation-list.module.js';
import { ExportModule } from './export/export.module.js';
import { FigureModule } from './figure/figure.module.js';
import { DraftFormModule } from './form/draft-form.module.js';
import { FormModule } from './form/form.module.js';
import { GuideModule } from './guide/guide.module.js';
import { HistoryModule } from './history/history.module.js';
import { ImportModule } from './import/import.module.js';
import { ItemModule } from './item/item.module.js';
import { LegalBasisModule } from './legal-basis/legal-basis.module.js';
import { PowerListModule } from './power-list/power-list.module.js';
import { QualityModule } from './quality/quality.module.js';
import { RegionController } from './region/region.controller.js';
import { ReviewModule } from './review/review.module.js';
import { SearchModule } from './search/search.module.js';
import { ServicePointModule } from './service-point/service-point.module.js';

/** 权力事项库 — the README says what stands in which folder. */
@Module({
  imports: [
    DirectoryModule,
    ItemModule,
    ImplementationListModule,
    QualityModule,
    LegalBasisModule,
    ReviewModule,
    HistoryModule,
    FormModule,
    DraftFormModule,
    GuideModule,
    ServicePointModule,
    SearchModule,
    ImportModule,
    ExportModule,
    PowerListModule,
    FigureModule,
  ],
  controllers: [DepartmentController, RegionController],
  providers: [ListDepartments],
})
export class CatalogueModule {}
