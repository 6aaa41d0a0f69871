"""标语: for the screens and banners that show them; the plan's list is the only place where they are typed."""
