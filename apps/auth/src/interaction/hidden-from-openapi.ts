import { SetMetadata } from '@nestjs/common';

/** What `@ApiExcludeController()` sets; importing it would load the OpenAPI library into every process. */
export const HiddenFromOpenApi = () => SetMetadata('swagger/apiExcludeController', [true]);
