import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { CloudEventBody, DOCUMENTED_BODIES, InventedEventBody, WhatIfBody, jsonSchemas } from '#intake';
import { completeBodies } from './complete-bodies.js';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';

const DESCRIPTION = `The record of what informal alliances promised and delivered, and of what that says about trust.

Commands record facts; each answers with the alliance's new \`revision\` and the \`position\` of the event. Queries read what
was made of the events; give them that position as \`after\` to read what you wrote. Whatever goes wrong is answered as a
problem (RFC 9457) whose \`type\` is documented under \`/problems\`.`;

/** Serves the description of the API as \`/openapi.json\`, and for people under \`/docs\`. */
export function serveDocumentation(app: NestFastifyApplication): void {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Entente')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/')
    .addSecurity('bearer', {
      type: 'http',
      scheme: 'bearer',
      description: 'An API key. Not needed on a loopback address without keys.',
    })
    .addApiKey(
      { type: 'apiKey', in: 'header', name: 'X-API-Key', description: 'The same, in a header of its own.' },
      'key',
    )
    .addSecurityRequirements({})
    .addSecurityRequirements('bearer')
    .addSecurityRequirements('key')
    .build();
  let document: OpenAPIObject | undefined;
  const describe = (): OpenAPIObject => (document ??= described(app, config));
  SwaggerModule.setup('docs', app, describe, {
    jsonDocumentUrl: 'openapi.json',
    raw: ['json'],
    customSiteTitle: 'Entente',
  });
}

function described(app: NestFastifyApplication, config: Omit<OpenAPIObject, 'paths'>): OpenAPIObject {
  const document = SwaggerModule.createDocument(app, config, { operationIdFactory: (_, method) => method });
  Object.assign(
    ((document.components ??= {}).schemas ??= {}),
    jsonSchemas([CloudEventBody, WhatIfBody, InventedEventBody, ...DOCUMENTED_BODIES]),
  );
  completeBodies(document);
  return document;
}
