import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { Public } from '@yiwang/access';
import { ApiGroup, Operation } from '@yiwang/http-api';
import { isAppError } from '@yiwang/kernel';
import { z } from 'zod';
import { documentUnconfirmed } from '../domain/document.errors.js';
import { ConfirmDocument } from '../queries/confirm-document.js';
import { Confirmation, ConfirmQuery } from './document.schema.js';
import { PAGE_POLICY, verificationPage } from './verification-page.js';

const Code = z.string().max(40);
type Asked = z.output<typeof ConfirmQuery>;

/** 文书核验, for everybody: a court, a bank, the applicant. */
@ApiGroup('Documents')
@Public()
@Controller()
export class VerificationController {
  constructor(private readonly confirm: ConfirmDocument) {}

  @Get('api/v1/public/documents/:code')
  @Header('cache-control', 'no-store')
  @Operation({
    summary: 'Confirm an official document',
    description:
      'By its verification code, as printed or in one piece. With `sha256` it also tells whether a file is the one that was given out, or ' +
      'whether a hash is that of the text: a file with a changed byte is not confirmed. An unknown code and a mistyped one get one answer.',
    consistency: 'strong',
    errors: [documentUnconfirmed],
    response: { schema: Confirmation },
  })
  json(@Param('code', { schema: Code }) code: string, @Query({ schema: ConfirmQuery }) { sha256 }: Asked): Promise<Confirmation> {
    return this.confirm.execute(code, sha256);
  }

  @Get('verify/:code')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  @Header('content-security-policy', PAGE_POLICY)
  @Operation({
    summary: 'The page that a document’s QR code leads to',
    description: 'The same as above to read; a file that is chosen there is hashed in the browser and not sent.',
    consistency: 'strong',
    response: { mediaType: 'text/html', description: 'the page; also for a code that is unknown' },
  })
  async page(@Param('code', { schema: Code }) code: string, @Query({ schema: ConfirmQuery }) { sha256 }: Asked): Promise<string> {
    try {
      return verificationPage(await this.confirm.execute(code, sha256));
    } catch (error) {
      if (isAppError(error) && error.code === 'ACCEPTANCE.DOCUMENT_UNCONFIRMED') return verificationPage(undefined);
      throw error;
    }
  }
}
