"""The least of a Streamlit page with a timeline: an uploader, a choice, `px.timeline` and a table. Run by Streamlit."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import plotly.express as px
import streamlit as st

EVENTS = Path(__file__).parents[1] / "data" / "events.csv"

st.file_uploader("Open a file")
events = pd.read_csv(EVENTS)
events["start"] = pd.to_datetime(events["date"].str.extract(r"(\d{4}-\d{2}(?:-\d{2})?)")[0], format="mixed")
kinds = st.multiselect("Type", events["type"].unique())
shown = events[events["type"].isin(kinds)] if kinds else events
shown = shown.assign(end=shown["start"] + pd.Timedelta(days=3))
st.plotly_chart(px.timeline(shown.dropna(subset=["start"]), x_start="start", x_end="end", y="title", color="type"))
st.dataframe(shown)
