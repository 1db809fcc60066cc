import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { Config } from '../config';
import { IntakeModule } from '../intake/intake.module';
import { RequestDto, RequestPaymentDto } from '../intake/request.dto';
import { WithdrawalDto } from '../intake/withdrawal.dto';
import { MerchantApiModule } from '../merchant-api/merchant-api.module';
import {
  MerchantOrderDto,
  OrderBuyerDto,
  OrderDeliveryDto,
  OrderItemDto,
  OrderPaymentDto,
  OrderSubscriptionDto,
} from '../merchant-api/merchant-order.dto';
import { CONFIG } from '../shared/settings/config.token';
import { answerSchemas } from './answer-schema';
import { RESPONSE_SCHEMAS } from './response-schemas';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

const BODIES = [
  RequestDto,
  RequestPaymentDto,
  WithdrawalDto,
  MerchantOrderDto,
  OrderBuyerDto,
  OrderDeliveryDto,
  OrderItemDto,
  OrderPaymentDto,
  OrderSubscriptionDto,
];

/** OpenAPI 3.1 of the interfaces for other systems, generated from controllers, DTOs and the table of notice types. */
export function openApiDocument(app: NestFastifyApplication): OpenAPIObject {
  const document = SwaggerModule.createDocument(app, head(app.get<Config>(CONFIG)), {
    include: [IntakeModule, MerchantApiModule],
  });
  const own = closed(
    (document.components?.schemas ?? {}) as Schemas,
    BODIES.map(({ name }) => name),
  );
  const schemas = { ...own, ...RESPONSE_SCHEMAS, ...answerSchemas() } as Schemas;
  return { ...document, components: { ...document.components, schemas } };
}

function head(config: Config): Omit<OpenAPIObject, 'paths'> {
  const built = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('照会デスク: acquirer intake and merchant API')
    .setDescription(introduction(config))
    .setVersion('1')
    .setContact(config.providerName, config.portalUrl.origin, config.supportEmail)
    .addServer(config.portalUrl.origin, config.providerName)
    .addTag('Acquirer intake', 'Acquirers hand requests over, withdraw them, and read what became of them.')
    .addTag('Merchant API', 'Merchants’ own systems place orders.')
    .build();
  return {
    ...built,
    info: {
      ...built.info,
      license: { name: 'Proprietary', identifier: 'LicenseRef-Proprietary' } as OpenAPIObject['info']['license'],
    },
    // Written out, because the builder would describe an API key as a JWT.
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'The API key of an acquirer, or of a merchant’s own system',
        },
      },
    },
  };
}

/** Adds to schemas that unknown fields are refused. */
function closed(schemas: Schemas, names: readonly string[]): Schemas {
  return {
    ...schemas,
    ...Object.fromEntries(names.map((name) => [name, { ...schemas[name], additionalProperties: false }])),
  };
}

/** The rules that apply to every call, in paragraphs. */
function introduction({ intakeRate: { perSecond, burst } }: Pick<Config, 'intakeRate'>): string {
  return [
    'JSON in UTF-8, not compressed. Dates are YYYY-MM-DD in Asia/Tokyo, instants ISO 8601, amounts integer yen. In requests absent, null and blank are the same, unknown fields are refused, and an instant without an offset is meant in Asia/Tokyo. Lengths are counted in characters as a person counts them (grapheme clusters).',
    'Authorization: an API key as a Bearer token. It names the acquirer or the merchant; the provider makes and revokes keys.',
    `Rate: each key may send ${perSecond.toLocaleString('en-US')} calls a second and ${burst.toLocaleString('en-US')} in a burst. Beyond that: 429, with the seconds to wait in Retry-After.`,
    'Once-only: send a call again, unchanged, whenever its answer did not arrive. The same acquirerReference or orderNumber with the same content is answered 200 like the first time, with other content 409. Nothing is created twice.',
    'Errors are application/problem+json (RFC 9457). code tells a program why; errors names every wrong field at once, each with a code of the catalogue (FieldError.code) and a sentence in Japanese. After 500 and 503 send the same call again; 503 says when in Retry-After.',
    'Versioning: the path bears the version. Within v1, optional fields of requests, fields of answers, codes and options may be added; none is taken away, renamed or given another meaning. Programs ignore what they do not know.',
  ].join('\n\n');
}
