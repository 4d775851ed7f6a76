"""From labelled pages to the numbers of judging, by cross-validation over sites."""
