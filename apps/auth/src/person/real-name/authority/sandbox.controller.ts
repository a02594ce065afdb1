import { Body, Controller, Get, Header, Inject, Param, Post } from '@nestjs/common';
import { Public } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import { ApiGroup, Operation, routeNotFound } from '@yiwang/http-api';
import { z } from 'zod';
import type { AuthConfig } from '../../../auth.config.js';
import { faceCheckNotFound } from '../../person.errors.js';
import { readDocument } from '../document.js';
import { ClaimedName } from '../real-name.schema.js';
import { SandboxAuthority } from './sandbox-authority.js';

const Face = z.strictObject({ result: z.enum(['passed', 'failed']) }).meta({ id: 'SandboxFace' });
const FaceSeen = z.object({ result: z.enum(['pending', 'passed', 'failed']) }).meta({ id: 'SandboxFaceSeen' });
const Known = z.object({ known: z.literal(true) }).meta({ id: 'SandboxPersonKnown' });

/** 沙箱核验 — what a developer tells the authority of development. Does not exist where names are proved otherwise, as in production. */
@ApiGroup('sandbox')
@Public()
@Controller('sandbox/authority')
export class SandboxController {
  constructor(
    private readonly sandbox: SandboxAuthority,
    @Inject(CONFIG) private readonly config: AuthConfig,
  ) {}

  @Post('persons')
  @Operation({
    summary: 'Let the sandbox know a person',
    description: 'Development only. The same person again changes nothing.',
    consistency: 'strong',
    errors: [routeNotFound],
    response: { status: 200, schema: Known },
  })
  async know(@Body({ schema: ClaimedName }) { name, documentType, documentNo }: ClaimedName): Promise<z.output<typeof Known>> {
    this.assertOpen();
    const { type, number } = readDocument(documentType, documentNo);
    await this.sandbox.know({ name, documentType: type, documentNo: number });
    return { known: true };
  }

  @Get('faces/:reference')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  @Operation({
    summary: 'The page on which a face would be shown',
    description: 'Development only.',
    consistency: 'strong',
    response: { mediaType: 'text/html', description: 'says how the sandbox is told that the face passed' },
  })
  page(@Param('reference', { schema: z.uuid() }) reference: string): string {
    this.assertOpen();
    return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>沙箱人脸核验</title>
<h1>沙箱人脸核验 (不采集人脸)</h1><p>POST /sandbox/authority/faces/${reference}/result {"result": "passed"}</p></html>`;
  }

  @Post('faces/:reference/result')
  @Operation({
    summary: 'Let a face pass, or fail',
    description: 'Development only. A face of nobody the sandbox knows fails.',
    consistency: 'strong',
    errors: [routeNotFound, faceCheckNotFound],
    response: { status: 200, schema: FaceSeen },
  })
  async look(
    @Param('reference', { schema: z.uuid() }) reference: string,
    @Body({ schema: Face }) { result }: z.output<typeof Face>,
  ): Promise<z.output<typeof FaceSeen>> {
    this.assertOpen();
    const seen = await this.sandbox.look(reference, result);
    if (seen === undefined) throw faceCheckNotFound();
    return { result: seen };
  }

  private assertOpen(): void {
    if (this.config.NODE_ENV === 'production' || this.config.REAL_NAME_AUTHORITY !== 'sandbox') throw routeNotFound();
  }
}
