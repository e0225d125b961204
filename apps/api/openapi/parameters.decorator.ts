import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import { PARAMTYPES_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { ApiParam, ApiQuery } from '@nestjs/swagger';
import { type BodyClass, jsonSchemaOf } from '#intake';

const DECORATORS: Readonly<Record<string, typeof ApiParam | typeof ApiQuery>> = {
  [RouteParamtypes.PARAM]: ApiParam,
  [RouteParamtypes.QUERY]: ApiQuery,
};

/** Describes the parameters of path and query by the classes as which the handler takes them. */
export function ApiParameters(): MethodDecorator {
  return (target, key, descriptor) => {
    const types = Reflect.getMetadata(PARAMTYPES_METADATA, target, key) as readonly BodyClass[];
    const taken = Reflect.getMetadata(ROUTE_ARGS_METADATA, target.constructor, key) as Readonly<
      Record<string, { readonly index: number }>
    >;
    for (const [kind, { index }] of Object.entries(taken ?? {})) {
      const describe = DECORATORS[kind.split(':')[0] ?? ''];
      const type = types[index];
      if (describe === undefined || type === undefined) continue;
      for (const options of parametersOf(type)) describe(options)(target, key, descriptor);
    }
  };
}

function parametersOf(type: BodyClass): { name: string; required: boolean; schema: object }[] {
  const { properties = {}, required = [] } = jsonSchemaOf(type) as {
    properties?: Readonly<Record<string, object>>;
    required?: readonly string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    required: required.includes(name),
    ...('description' in schema && { description: String(schema.description) }),
    schema,
  }));
}
