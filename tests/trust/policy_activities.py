"""Who may do what to which activity of scene_activities.py, and read it (R8)."""

CARLAS = "carla_paul inside_paul task_paul acme inside_acme toni"
OF_PAUL = "carla_paul paul_paul task_paul acme"
ACTIVITIES = {
    "activity view": {
        "ada": "*",
        "carla": f"{CARLAS} paul_paul rita_moved",
        "marco": "marco_rita rita_rita",
        "paul": OF_PAUL,
        "petra": OF_PAUL,
        "nora": "acme",
        "rita": "marco_rita rita_rita",
    },
    "activity change": {
        "ada": "*",
        "carla": CARLAS,
        "marco": "marco_rita",
        "paul": "paul_paul",
        "rita": "rita_rita",
    },
    "activity complete": {"ada": "*", "carla": "task_paul", "paul": "task_paul"},
    "mention view": {"ada": "*", "paul": "paul", "rita": "rita", "carla": "carla"},
    "mention change": {"ada": "*", "paul": "paul", "rita": "rita", "carla": "carla"},
}
READ = {
    person: f"activity:{','.join(names.split())}"
    for person, names in ACTIVITIES["activity view"].items()
}
READ["carla"] += " status_change:moved mention:carla,paul"
READ["paul"] += " mention:paul"
READ["marco"] += " mention:rita"
READ["rita"] += " mention:rita"
