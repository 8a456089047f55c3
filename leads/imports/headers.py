"""What the columns of lead files are called, in the programs and languages they come from.

Salesforce's labels, API names and web-to-lead names, Zoho's, HubSpot's, Dynamics' and
Datablist's; then German, Italian, French, Spanish, Portuguese and Russian. Compared by
`words.fold`, so that case, accents, blanks and punctuation do not count.
"""

from django.utils.translation import gettext_lazy as _

from .words import fold

# The first line of each field: its own names. The second: others that mean it, too.
KNOWN = {
    "salutation": """
        Salutation
        Name Prefix, Anrede, Appellativo, Titolo di cortesia, Civilité, Tratamiento, Обращение""",
    "first_name": """
        First Name
        Given Name, Forename, Vorname, Nome, Prénom, Nombre, Primeiro nome, Имя""",
    "last_name": """
        Last Name
        Surname, Family Name, Nachname, Familienname, Zuname, Cognome, Nom, Nom de famille,
        Apellido, Apellidos, Sobrenome, Фамилия""",
    "full_name": """
        Full Name, Lead Name
        Name, Contact Name, Contact, Contact Person, Person, Ansprechpartner, Nome completo,
        Nome e cognome, Nominativo, Nom complet, Nombre completo, ФИО, Контакт, Контактное лицо""",
    "company": """
        Company
        Company Name, Company / Account, Account, Account Name, Organization,
        Organization Name, Organisation, Business Name, Employer, Firma, Firmenname,
        Unternehmen, Azienda, Società, Ragione sociale, Entreprise, Société, Raison sociale,
        Empresa, Компания, Организация, Фирма""",
    "title": """
        Title
        Job Title, Position, Designation, Job, Role, Berufsbezeichnung, Funktion, Stelle,
        Qualifica, Ruolo, Posizione, Poste, Fonction, Cargo, Puesto, Должность""",
    "email": """
        Email
        Email Address, E-mail Address, Mail, Business Email, Work Email, Primary Email,
        E-Mail-Adresse, Indirizzo email, Posta elettronica, Courriel, Adresse e-mail,
        Correo, Correo electrónico, Почта, Электронная почта, Эл. почта""",
    "phone": """
        Phone
        Phone Number, Telephone, Telephone Number, Tel, Business Phone, Work Phone,
        Office Phone, Direct Phone, Company Phone, Telefon, Telefonnummer, Festnetz, Telefono,
        Numero di telefono, Téléphone, Teléfono, Telefone, Телефон, Рабочий телефон""",
    "mobile": """
        Mobile, Mobile Phone
        Mobile Phone Number, Mobile Number, Cell, Cell Phone, Cellular, Handy, Mobiltelefon,
        Mobilnummer, Cellulare, Telefono cellulare, Portable, Téléphone portable, Móvil,
        Celular, Telemóvel, Мобильный, Мобильный телефон""",
    "website": """
        Website
        Web Site, Website URL, Web, URL, Homepage, Webseite, Internetseite, Sito, Sito web,
        Site, Site web, Sitio web, Página web, Сайт, Вебсайт""",
    "description": """
        Description
        Notes, Note, Comments, Comment, Remarks, Message, Beschreibung, Notizen, Bemerkung,
        Bemerkungen, Kommentar, Descrizione, Commenti, Remarque, Descripción, Notas,
        Descrição, Описание, Примечание, Комментарий""",
    "annual_revenue": """
        Annual Revenue
        Revenue, Turnover, Umsatz, Jahresumsatz, Fatturato, Fatturato annuo, Chiffre d'affaires,
        Ingresos, Ingresos anuales, Faturamento, Годовой доход, Выручка""",
    "employees": """
        Number Of Employees, Employees, No. of Employees
        # of Employees, Company Size, Headcount, Mitarbeiter, Mitarbeiterzahl,
        Anzahl Mitarbeiter, Dipendenti, Numero di dipendenti, Employés, Nombre d'employés,
        Effectif, Empleados, Número de empleados, Сотрудники, Количество сотрудников""",
    "street": """
        Street
        Address, Street Address, Address 1, Address Line 1, Street 1, Mailing Street, Straße,
        Strasse, Adresse, Anschrift, Indirizzo, Via, Rue, Dirección, Calle, Endereço, Улица,
        Адрес""",
    "city": """
        City
        Town, Mailing City, Stadt, Ort, Città, Comune, Ville, Ciudad, Cidade, Город""",
    "state": """
        State, State/Province
        Province, Region, State/Region, Mailing State, State Code, Bundesland, Provincia,
        Regione, Région, Estado, Регион, Область""",
    "postal_code": """
        Postal Code, Zip/Postal Code, Zip
        Zip Code, Postcode, Mailing Zip, PLZ, Postleitzahl, CAP, Code postal, Código postal,
        CP, CEP, Индекс, Почтовый индекс""",
    "country": """
        Country
        Country Code, Mailing Country, Land, Paese, Nazione, Pays, País, Страна""",
    "source": """
        Lead Source
        Source, Original Source, Campaign Source, Herkunft, Quelle, Leadquelle, Origine,
        Fonte, Origine del lead, Fuente, Origen, Origem, Источник""",
    "status": """
        Status, Lead Status
        Deal Stage, Stage, Lead Stage, Lifecycle Stage, Leadstatus, Phase, Stato del lead, Fase,
        Statut, Estado del lead, Статус""",
    "industry": """
        Industry
        Sector, Business Sector, Branche, Settore, Secteur, Sector de actividad, Industria,
        Отрасль, Сфера деятельности""",
    "rating": """
        Rating
        Lead Rating, Bewertung, Valutazione, Évaluation, Valoración, Рейтинг""",
    "email_opt_out": """
        Has Opted Out Of Email, Email Opt Out
        Unsubscribed, Opt Out, Opted Out, Unsubscribed from all email""",
    "do_not_call": """
        Do Not Call
        No Calls, Phone Opt Out, Nicht anrufen, Non chiamare""",
    "consented_at": """
        Consent given
        Consent Date, Consent, Consented At, Date of Consent, Consent Given Date, Einwilligung am,
        Consenso, Data consenso""",
    "owner": """
        Lead Owner, Owner Id, Owner
        Contact Owner, Record Owner, Owner Email, Assigned To, Inhaber, Zuständig,
        Verantwortlich, Proprietario, Propriétaire, Propietario, Ответственный""",
    "created_at": """
        Created Date, Created
        Create Date, Created At, Created On, Created Time, Date Created, Creation Date,
        Erstellt, Erstellt am, Erstellungsdatum, Data creazione, Date de création,
        Fecha de creación, Дата создания""",
}

IDS = _("An id of another system.")
COMPUTED = _("The other system computes it; it is read-only there.")
LEFT_OUT = {
    IDS: """
        Id, Lead Id, Record Id, Account Id, Contact Id, Guid, Index, No, Nr,
        Converted Account Id, Converted Contact Id, Converted Opportunity Id, Master Record Id,
        Record Type Id, Individual Id, Partner Account Id, Created By Id, Last Modified By Id,
        Lead Owner Id, Modified By Id, Jigsaw Contact Id, DandB Company Id, Campaign Id""",
    COMPUTED: """
        Is Deleted, Is Converted, Converted, Converted Date, Last Modified Date, Last Modified,
        Last Modified By, Created By, Modified By, Modified Time, System Modstamp,
        Last Activity Date, Last Activity, Last Activity Time, Last Viewed Date,
        Last Referenced Date, Last Transfer Date, Is Unread By Owner, Unread By Owner,
        Unread, Email Bounced Reason, Email Bounced Date, Jigsaw, Photo Url, Latitude,
        Longitude, Geocode Accuracy, Clean Status, Company Duns Number, Is Priority Record,
        First Call Date Time, First Email Date Time, Converted Account, Converted Contact,
        Converted Opportunity, Lead Conversion Time, Unsubscribed Mode, Unsubscribed Time,
        Last Transferred, Change Owner Time, Locked, Record Type""",
}


def split(text):
    return [fold(name) for name in text.replace("\n", ",").split(",") if name.strip()]


def ranked(lines):
    """From a folded name to its rank: 0 for a field's own names, 1 for the others."""
    own, _newline, others = lines.strip().partition("\n")
    return dict.fromkeys(split(others), 1) | dict.fromkeys(split(own), 0)


# From a folded header to the field it means, and the rank of the name.
MEANINGS = {
    name: (target, rank) for target, lines in KNOWN.items() for name, rank in ranked(lines).items()
}
REASONS = {name: reason for reason, names in LEFT_OUT.items() for name in split(names)}
