"""The leads of the demo story, a line each: how old, on which journey, how far, and who.

Names and companies are invented; every address ends in `.example`, which nobody can own.
"""

import re
import unicodedata
from dataclasses import dataclass
from itertools import cycle

# Days | journey | state | rating | name | title | company | city | country | industry | employees
TABLE = """
0.02|waits for carla|new|Hot|Ms. Sigrid Halvorsen|IT Director|Fjordkraft Teknikk|Bergen|NO|Energy|320
0.10|waits in nordic|new||Anders Kjeldsen|Operations Manager|Havn & Lager|Aarhus|DK|Transportation|85
0.15|to paul|new|Hot|Ms. Chiara Fontana|Managing Director|Molino Fontana|Parma|IT|Food & Beverage|46
0.30|waits in southern|new|Warm|Davide Marchetti|Owner|Ottica Marchetti|Torino|IT|Retail|12
0.40|waits for marco|new||Inés Carrasco|Purchasing|Viveros del Sur|Sevilla|ES|Agriculture|140
0.60|by rule to rita|new|Hot|Ms. Lucía Ortega|Head of Logistics|Transportes Ortega|Valencia|ES|Transportation|210
0.80|by turns to paul|working|Warm|Mr. Stefano Ricci|Plant Manager|Ceramiche Ricci|Modena|IT|Manufacturing|130
1.10|waits in nordic|new|Warm|Ms. Aino Lehtonen|CIO|Pohjola Papers|Tampere|FI|Manufacturing|540
1.20|by turns to petra|working|Hot|Ms. Federica Sala|CFO|Gruppo Sala|Bergamo|IT|Construction|780
1.40|waits for carla|working|Warm|Mr. Thomas Brandl|Head of IT|Brandl Maschinenbau|Linz|AT|Machinery|260
1.60|to jonas, refused|new|Hot|Ms. Katrin Seidel|Production Manager|Seidel Feinmechanik|Jena|DE|Machinery|95
1.90|to rita, greylisted|new|Warm|Mr. Iker Etxeberria|Director|Astilleros Etxe|Bilbao|ES|Shipping|330
2.20|to paul|new||Giulia Conte|Office Manager|Studio Conte|Verona|IT|Consulting|9
2.50|in bulk to rita|new|Warm|Mr. Tomás Iglesias|Owner|Bodegas Iglesias|Logroño|ES|Food & Beverage|60
2.50|in bulk to rita|read|Warm|Ms. Marta Soler|Marketing|Soler Cosmética|Barcelona|ES|Retail|75
2.50|in bulk to rita|working|Hot|Mr. Rui Tavares|Head of IT|Cais Logística|Porto|PT|Shipping|190
2.50|in bulk to rita|new|Cold|Ms. Joana Pires|Secretary|Colégio Pires|Braga|PT|Education|70
3.10|waits in southern|new|Cold|Roberto Villa|Owner|Pasticceria Villa|Como|IT|Food & Beverage|8
3.40|to freja|working|Hot|Mr. Mads Overgaard|COO|Overgaard Shipping|Esbjerg|DK|Shipping|410
3.70|to elin|working|Warm|Ms. Linnea Sandberg|IT Manager|Sandberg Trä|Umeå|SE|Construction|120
4.00|by turns to paul|new|Hot|Ms. Elisa Ferri|Head of Sales|Ferri Arredi|Udine|IT|Manufacturing|88
4.30|to jonas|working|Hot|Mr. Matthias Vogel|Managing Director|Vogel Etiketten|Kassel|DE|Media|65
4.80|waits for carla|working|Warm|Ms. Claire Dumont|Head of Digital|Maison Dumont|Lyon|FR|Apparel|150
5.20|from rita to paul|working|Warm|Mr. Luca Bertoni|CTO|Bertoni Vetri|Trento|IT|Manufacturing|220
5.60|waits in nordic|new|Cold|Ms. Hanna Virtanen|Buyer|Virtanen Kalusteet|Oulu|FI|Retail|34
6.10|to petra|working|Hot|Mr. Giorgio Rinaldi|CIO|Banca del Lago|Lugano|CH|Banking|900
6.60|by rule to rita|working|Warm|Ms. Nuria Ferrer|Operations|Clínica Ferrer|Zaragoza|ES|Healthcare|240
7.00|to paul|working|Warm|Mr. Alessio Greco|IT Manager|Cantieri Greco|Genova|IT|Shipping|310
7.50|to freja|converted|Hot|Ms. Karoline Holst|CEO|Holst Design|Odense|DK|Consulting|28
8.20|waits for marco|working|Cold|Mr. Brendan Keane|Facilities|Keane Hotels|Galway|IE|Hospitality|400
8.80|to jonas|read|Warm|Ms. Petra Lindemann|Head of Quality|Lindemann Pharma|Halle|DE|Biotechnology|175
9.40|to elin|working|Warm|Mr. Oskar Nyström|Logistics|Nyström Livs|Malmö|SE|Food & Beverage|95
10.0|to paul, never told|read|Cold|Mr. Fabio Neri|Owner|Officine Neri|Pisa|IT|Machinery|22
10.7|changed mind|working|Warm|Ms. Pilar Domingo|Director|Museo Domingo|Málaga|ES|Entertainment|45
11.5|by turns to petra|converted|Hot|Ms. Beatrice Longo|Head of IT|Longo Assicurazioni|Roma|IT|Insurance|620
12.2|by rule to rita|converted|Hot|Mr. Álvaro Rey|CTO|Rey Telecom|Madrid|ES|Telecommunications|350
13.0|waits for carla|lost|Cold|Mr. Wim de Groot|Buyer|De Groot Bloemen|Aalsmeer|NL|Agriculture|55
13.6|to paul|lost|Cold|Ms. Sara Pellegrini|Assistant|Agenzia Pellegrini|Lucca|IT|Hospitality|14
14.5|to jonas|converted|Hot|Mr. Henning Kruse|Managing Director|Kruse Windtechnik|Husum|DE|Energy|130
15.3|to freja|working|Warm|Mr. Jens Thorup|Owner|Thorup Møbler|Vejle|DK|Manufacturing|48
16.0|petra to paul|working|Hot|Ms. Valentina Serra|COO|Serra Mobilità|Cagliari|IT|Transportation|260
16.9|by rule to rita|lost|Cold|Mr. Diego Pardo|Owner|Talleres Pardo|Murcia|ES|Manufacturing|19
17.8|from the fair|read|Warm|Ms. Freya Lindqvist|Project Lead|Lindqvist Arkitekter|Uppsala|SE|Construction|40
17.8|from the fair|new|Cold|Mr. Eero Salonen|Engineer|Salonen Sähkö|Turku|FI|Electronics|110
17.8|from the fair|new||Ingrid Solberg|Buyer|Solberg Sjømat|Tromsø|NO|Food & Beverage|160
17.8|from the fair to freja|working|Hot|Mr. Rasmus Bach|CFO|Bach Biotek|København|DK|Biotechnology|205
17.8|from the fair to elin|converted|Hot|Ms. Astrid Wallin|CEO|Wallin Data|Göteborg|SE|Technology|75
19.4|to jonas|lost|Cold|Mr. Uwe Hartwig|Owner|Hartwig Reisen|Rostock|DE|Hospitality|11
20.8|to petra|lost|Warm|Mr. Enrico Basile|Buyer|Basile Tessuti|Prato|IT|Apparel|90
22.1|from rita to paul|converted|Hot|Ms. Ilaria Testa|Head of IT|Testa Farmaceutici|Bologna|IT|Healthcare|480
23.5|to elin|lost|Cold|Ms. Maja Ek|Office Manager|Ek Redovisning|Lund|SE|Finance|16
25.0|waits for marco|lost|Cold|Mr. Pieter Claes|Buyer|Claes Bouw|Gent|BE|Construction|64
26.4|to paul|converted|Hot|Mr. Marco Damiani|Managing Director|Damiani Caffè|Trieste|IT|Food & Beverage|105
28.2|by rule to rita|converted|Warm|Ms. Carmen Vidal|Head of Purchasing|Vidal Envases|Alicante|ES|Manufacturing|170
30.0|to freja|lost|Cold|Mr. Søren Lund|Owner|Lund Cykler|Aalborg|DK|Retail|7
32.6|to jonas|converted|Hot|Ms. Ute Rademacher|Head of IT|Rademacher Klinik|Erfurt|DE|Healthcare|430
35.1|to ines|working|Warm|Ms. Anna Colombo|Head of Service|Colombo Ascensori|Brescia|IT|Engineering|125
38.0|petra to paul|converted|Hot|Mr. Simone Gatti|CIO|Gatti Utensili|Reggio Emilia|IT|Machinery|290
41.5|ada keeps|read|Warm|Dr. Helen Ashworth|Programme Director|Ashworth Trust|Leeds|GB|Not For Profit|230
47.3|by rule to rita|converted|Hot|Ms. Amaya Robles|Head of IT|Robles Conservas|Vigo|ES|Food & Beverage|145
54.6|by turns to petra|lost|Warm|Mr. Ettore Mancini|Plant Manager|Mancini Laterizi|Siena|IT|Construction|610
61.8|to paul|converted|Warm|Mr. Ivano Gallo|COO|Gallo Frigoriferi|Cuneo|IT|Machinery|85
70.2|to petra|converted|Hot|Ms. Bianca Moretti|Managing Director|Moretti Cantine|Asti|IT|Food & Beverage|37
79.5|waits for marco|lost|Cold|Mr. Gerrit Hofstra|Buyer|Hofstra Papier|Zwolle|NL|Media|72
87.4|waits for carla|lost|Cold|Ms. Odile Marchand|Director|Marchand Bois|Nantes|FR|Construction|28
"""  # noqa: E501  A table.
NOTES = (
    "Wants to replace two systems by one before the end of the year.",
    "Met at the stand, asked for a demonstration in the local language.",
    "Downloaded the price list twice within a week.",
    "Has three sites and no integrator yet. Prefers a call in the afternoon.",
    "Comes from a customer's recommendation; budget is approved.",
    "Compares us with one competitor. Decision by the board.",
)
DIALLING = {
    "AT": "43 1", "BE": "32 2", "CH": "41 91", "DE": "49 30", "DK": "45", "ES": "34 91",
    "FI": "358 9", "FR": "33 4", "GB": "44 113", "IE": "353 91", "IT": "39 02", "NL": "31 20",
    "NO": "47", "PT": "351 22", "SE": "46 8",
}  # fmt: skip
SALUTATION = re.compile(r"(Mr\.|Ms\.|Dr\.)? ?(\S+) (.+)")


@dataclass(frozen=True)
class Prospect:
    """One line of the table. `days` ago it came in; `values` are fields of a lead."""

    days: float
    journey: str
    state: str  # new is unread; read, working, converted and lost say what came after.
    values: dict


def prospects():
    lines = TABLE.strip().splitlines()
    return [
        parsed(line, number, note) for number, (line, note) in enumerate(zip(lines, cycle(NOTES)))
    ]


def parsed(line, number, note):
    days, journey, state, rating, name, title, company, city, country, industry, staff = line.split(
        "|"
    )
    salutation, first, last = SALUTATION.fullmatch(name).groups()
    host = f"{plain(company)}.example"
    values = {
        "salutation": salutation or "",
        "first_name": first,
        "last_name": last,
        "company": company,
        "title": title,
        "email": f"{plain(first)}.{plain(last)}@{host}",
        "phone": f"+{DIALLING[country]} 555 {number * 37 % 10_000:04}",
        "website": f"www.{host}" if number % 3 else "",
        "description": note if number % 2 == 0 else "",
        "annual_revenue": int(staff) * 142_000 if number % 3 == 0 else None,
        "employees": int(staff),
        "city": city,
        "country": country,
        "industry": industry,
        "rating": rating,
    }
    return Prospect(float(days), journey, state, values)


def plain(text):
    """A name as it stands in an address: small letters without accents."""
    text = unicodedata.normalize("NFKD", text.replace("ø", "o").replace("Ø", "O"))
    return re.sub(r"[^a-z0-9]", "", text.lower())
