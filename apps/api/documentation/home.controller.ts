import { Controller, Get, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../http/route-config.js';

/** Whoever opens the service in a browser wants to know what it can do. */
@ApiExcludeController()
@Controller()
export class HomeController {
  @Get()
  @Public()
  @Redirect('/docs')
  home(): void {
    // The redirection says it all.
  }
}
