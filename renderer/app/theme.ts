/**
 * How the window looks (colours, type, spacing). One accent, a deep lacquer red, for the primary action and the way to
 * 100 %; amber for doubt, green only for what a store has acknowledged, blue for links and hits.
 */
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const lacquer: MantineColorsTuple = [
  '#fdf1f0',
  '#f6dedb',
  '#eab9b3',
  '#dd9189',
  '#d26e64',
  '#cb584d',
  '#b9402f',
  '#a3311f',
  '#8b2a1c',
  '#6f2015',
];

export const theme = createTheme({
  primaryColor: 'lacquer',
  primaryShade: { light: 7, dark: 6 },
  colors: { lacquer },
  fontFamily: "'Be Vietnam Pro', 'Segoe UI', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, Consolas, monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.45', lg: '1.45', xl: '1.35' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  defaultRadius: '8px',
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '20px' }, h2: { fontSize: '16px' }, h3: { fontSize: '14px' } },
  },
  focusRing: 'auto',
  components: {
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm' } },
    Modal: {
      defaultProps: {
        padding: 'lg',
        overlayProps: { backgroundOpacity: 0.4 },
        // Gone at once: keys pressed while a closing dialog fades would be lost in it.
        transitionProps: { duration: 0 },
        // The body never scrolls; locking it would take a style that the policy of the page refuses.
        lockScroll: false,
      },
      styles: { title: { fontSize: '16px', fontWeight: 600 } },
    },
    Tooltip: { defaultProps: { openDelay: 500, withArrow: true } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Đóng' } } },
  },
});

/** Colours with a meaning; components use these names and never a colour of their own. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--surface': '#ffffff',
    '--surface-sunken': '#f5f4f2',
    '--line': '#dedbd6',
    '--text': '#211f1d',
    '--text-quiet': '#66615b',
    '--doubt': '#955800',
    '--doubt-soft': '#fff3dc',
    '--acknowledged': '#2b7a3f',
    '--hit': '#1a5fb4',
    '--hit-soft': 'rgb(26 95 180 / 22%)',
    '--wrong': '#a3311f',
    '--wrong-soft': '#fdf1f0',
    '--accent': '#a3311f',
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#211f1d',
    '--mantine-color-dimmed': '#66615b',
    '--mantine-color-placeholder': '#736d66',
  },
  dark: {
    '--surface': '#1f1e1c',
    '--surface-sunken': '#171615',
    '--line': '#3c3935',
    '--text': '#ece9e4',
    '--text-quiet': '#b0aaa2',
    '--doubt': '#e8a33d',
    '--doubt-soft': '#3a2c12',
    '--acknowledged': '#6cc282',
    '--hit': '#7ab2f2',
    '--hit-soft': 'rgb(122 178 242 / 28%)',
    '--wrong': '#f0897b',
    '--wrong-soft': '#3b1d18',
    '--accent': '#e0776a',
    '--mantine-color-body': '#1f1e1c',
    '--mantine-color-text': '#ece9e4',
    '--mantine-color-dimmed': '#b0aaa2',
    '--mantine-color-placeholder': '#9a948c',
  },
});
