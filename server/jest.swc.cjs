/** How jest reads the server's TypeScript: the same decorators and metadata as tsc, but without a type check (`types` does that). */
exports.swcTransform = {
  '^.+\\.ts$': [
    '@swc/jest',
    {
      module: { type: 'commonjs' },
      sourceMaps: 'inline',
      jsc: {
        target: 'es2023',
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        keepClassNames: true,
      },
    },
  ],
};
