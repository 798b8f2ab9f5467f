export * from '../../scripts/languages/texts.ts';
