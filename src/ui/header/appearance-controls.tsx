import { Contrast, Monitor, Moon, Presentation, Sun } from "lucide-react";
import { useAction } from "../kit/actions.tsx";
import { IconButton } from "../kit/icon-button.tsx";
import { Menu } from "../kit/menu.tsx";
import styles from "./header.module.css";
import { themes, type Appearance, type Theme } from "./appearance.ts";

const words: Readonly<Record<Theme, { readonly label: string; readonly icon: React.ReactNode }>> = {
  system: { label: "As the system", icon: <Monitor aria-hidden /> },
  light: { label: "Light", icon: <Sun aria-hidden /> },
  dark: { label: "Dark", icon: <Moon aria-hidden /> },
  contrast: { label: "High contrast", icon: <Contrast aria-hidden /> },
};

export function AppearanceControls({ appearance }: { readonly appearance: Appearance }) {
  const { theme, isProjector, setTheme, setProjector } = appearance;
  const toggle = () => setProjector(!isProjector);
  useAction({
    id: "page.projector",
    name: isProjector ? "Leave projector mode" : "Projector mode",
    group: "Page",
    keys: ["p"],
    run: toggle,
  });
  const entries = themes.map((each) => {
    const { label, icon } = words[each];
    return { name: label, icon, isChosen: each === theme, run: () => setTheme(each) };
  });
  return (
    <>
      <Menu
        label="Theme"
        entries={entries}
        align="end"
        button={{ variant: "quiet", className: styles["iconOnly"], "data-tooltip": "Theme" }}
      >
        {words[theme].icon}
      </Menu>
      <IconButton
        label="Projector"
        keys="P"
        icon={<Presentation aria-hidden />}
        role="switch"
        aria-checked={isProjector}
        onClick={toggle}
      />
      {themes.map((each) => (
        <ThemeAction key={each} theme={each} onChoose={() => setTheme(each)} />
      ))}
    </>
  );
}

function ThemeAction({ theme, onChoose }: { readonly theme: Theme; readonly onChoose: () => void }) {
  useAction({
    id: `page.theme.${theme}`,
    name: `Theme: ${words[theme].label.toLowerCase()}`,
    group: "Page",
    run: onChoose,
  });
  return null;
}
