"""The terms that the graph may use, as constants. Made by scripts/vocabulary.py from ontology/*.ttl."""

# ruff: noqa: N815  terms are spelled as their vocabularies spell them
from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode


class BIBO:
    """http://purl.org/ontology/bibo/."""

    Journal: Final = NamedNode("http://purl.org/ontology/bibo/Journal")
    Periodical: Final = NamedNode("http://purl.org/ontology/bibo/Periodical")
    presentedAt: Final = NamedNode("http://purl.org/ontology/bibo/presentedAt")


class DCTERMS:
    """http://purl.org/dc/terms/."""

    isReplacedBy: Final = NamedNode("http://purl.org/dc/terms/isReplacedBy")


class FABIO:
    """http://purl.org/spar/fabio/."""

    BookChapter: Final = NamedNode("http://purl.org/spar/fabio/BookChapter")
    ConferencePaper: Final = NamedNode("http://purl.org/spar/fabio/ConferencePaper")
    Editorial: Final = NamedNode("http://purl.org/spar/fabio/Editorial")
    JournalArticle: Final = NamedNode("http://purl.org/spar/fabio/JournalArticle")
    Patent: Final = NamedNode("http://purl.org/spar/fabio/Patent")
    Preprint: Final = NamedNode("http://purl.org/spar/fabio/Preprint")
    WorkshopPaper: Final = NamedNode("http://purl.org/spar/fabio/WorkshopPaper")


class FOAF:
    """http://xmlns.com/foaf/0.1/."""

    Document: Final = NamedNode("http://xmlns.com/foaf/0.1/Document")
    Group: Final = NamedNode("http://xmlns.com/foaf/0.1/Group")
    Organization: Final = NamedNode("http://xmlns.com/foaf/0.1/Organization")
    Person: Final = NamedNode("http://xmlns.com/foaf/0.1/Person")
    familyName: Final = NamedNode("http://xmlns.com/foaf/0.1/familyName")
    givenName: Final = NamedNode("http://xmlns.com/foaf/0.1/givenName")
    homepage: Final = NamedNode("http://xmlns.com/foaf/0.1/homepage")
    knows: Final = NamedNode("http://xmlns.com/foaf/0.1/knows")
    made: Final = NamedNode("http://xmlns.com/foaf/0.1/made")
    maker: Final = NamedNode("http://xmlns.com/foaf/0.1/maker")
    name: Final = NamedNode("http://xmlns.com/foaf/0.1/name")


class KG:
    """https://w3id.org/kgbuild/ns#."""

    Attendance: Final = NamedNode("https://w3id.org/kgbuild/ns#Attendance")
    Authorship: Final = NamedNode("https://w3id.org/kgbuild/ns#Authorship")
    Award: Final = NamedNode("https://w3id.org/kgbuild/ns#Award")
    AwardReceipt: Final = NamedNode("https://w3id.org/kgbuild/ns#AwardReceipt")
    Claim: Final = NamedNode("https://w3id.org/kgbuild/ns#Claim")
    Competence: Final = NamedNode("https://w3id.org/kgbuild/ns#Competence")
    Education: Final = NamedNode("https://w3id.org/kgbuild/ns#Education")
    GrantRole: Final = NamedNode("https://w3id.org/kgbuild/ns#GrantRole")
    Interest: Final = NamedNode("https://w3id.org/kgbuild/ns#Interest")
    Involvement: Final = NamedNode("https://w3id.org/kgbuild/ns#Involvement")
    Leftover: Final = NamedNode("https://w3id.org/kgbuild/ns#Leftover")
    Levels: Final = NamedNode("https://w3id.org/kgbuild/ns#Levels")
    Metric: Final = NamedNode("https://w3id.org/kgbuild/ns#Metric")
    Position: Final = NamedNode("https://w3id.org/kgbuild/ns#Position")
    PressItem: Final = NamedNode("https://w3id.org/kgbuild/ns#PressItem")
    Publication: Final = NamedNode("https://w3id.org/kgbuild/ns#Publication")
    Service: Final = NamedNode("https://w3id.org/kgbuild/ns#Service")
    StatedCount: Final = NamedNode("https://w3id.org/kgbuild/ns#StatedCount")
    Supervision: Final = NamedNode("https://w3id.org/kgbuild/ns#Supervision")
    Talk: Final = NamedNode("https://w3id.org/kgbuild/ns#Talk")
    Teaching: Final = NamedNode("https://w3id.org/kgbuild/ns#Teaching")
    Venue: Final = NamedNode("https://w3id.org/kgbuild/ns#Venue")
    academicAncestor: Final = NamedNode("https://w3id.org/kgbuild/ns#academicAncestor")
    academicDescendant: Final = NamedNode("https://w3id.org/kgbuild/ns#academicDescendant")
    academicSibling: Final = NamedNode("https://w3id.org/kgbuild/ns#academicSibling")
    advisee: Final = NamedNode("https://w3id.org/kgbuild/ns#advisee")
    advisor: Final = NamedNode("https://w3id.org/kgbuild/ns#advisor")
    agent: Final = NamedNode("https://w3id.org/kgbuild/ns#agent")
    authorOf: Final = NamedNode("https://w3id.org/kgbuild/ns#authorOf")
    authorsOmitted: Final = NamedNode("https://w3id.org/kgbuild/ns#authorsOmitted")
    bachelor: Final = NamedNode("https://w3id.org/kgbuild/ns#bachelor")
    category: Final = NamedNode("https://w3id.org/kgbuild/ns#category")
    coauthor: Final = NamedNode("https://w3id.org/kgbuild/ns#coauthor")
    conferredBy: Final = NamedNode("https://w3id.org/kgbuild/ns#conferredBy")
    conferrerAsPrinted: Final = NamedNode("https://w3id.org/kgbuild/ns#conferrerAsPrinted")
    confidence: Final = NamedNode("https://w3id.org/kgbuild/ns#confidence")
    corresponding: Final = NamedNode("https://w3id.org/kgbuild/ns#corresponding")
    countOf: Final = NamedNode("https://w3id.org/kgbuild/ns#countOf")
    credential: Final = NamedNode("https://w3id.org/kgbuild/ns#credential")
    creditedAs: Final = NamedNode("https://w3id.org/kgbuild/ns#creditedAs")
    distinction: Final = NamedNode("https://w3id.org/kgbuild/ns#distinction")
    doctoralAdvisor: Final = NamedNode("https://w3id.org/kgbuild/ns#doctoralAdvisor")
    doctoralStudent: Final = NamedNode("https://w3id.org/kgbuild/ns#doctoralStudent")
    doctorate: Final = NamedNode("https://w3id.org/kgbuild/ns#doctorate")
    endDate: Final = NamedNode("https://w3id.org/kgbuild/ns#endDate")
    endYear: Final = NamedNode("https://w3id.org/kgbuild/ns#endYear")
    equalContribution: Final = NamedNode("https://w3id.org/kgbuild/ns#equalContribution")
    extractor: Final = NamedNode("https://w3id.org/kgbuild/ns#extractor")
    forWork: Final = NamedNode("https://w3id.org/kgbuild/ns#forWork")
    foundTotal: Final = NamedNode("https://w3id.org/kgbuild/ns#foundTotal")
    fundedColleague: Final = NamedNode("https://w3id.org/kgbuild/ns#fundedColleague")
    funderAsPrinted: Final = NamedNode("https://w3id.org/kgbuild/ns#funderAsPrinted")
    institution: Final = NamedNode("https://w3id.org/kgbuild/ns#institution")
    institutionAsPrinted: Final = NamedNode("https://w3id.org/kgbuild/ns#institutionAsPrinted")
    involvement: Final = NamedNode("https://w3id.org/kgbuild/ns#involvement")
    level: Final = NamedNode("https://w3id.org/kgbuild/ns#level")
    levelAsPrinted: Final = NamedNode("https://w3id.org/kgbuild/ns#levelAsPrinted")
    line: Final = NamedNode("https://w3id.org/kgbuild/ns#line")
    link: Final = NamedNode("https://w3id.org/kgbuild/ns#link")
    mark: Final = NamedNode("https://w3id.org/kgbuild/ns#mark")
    master: Final = NamedNode("https://w3id.org/kgbuild/ns#master")
    number: Final = NamedNode("https://w3id.org/kgbuild/ns#number")
    ongoing: Final = NamedNode("https://w3id.org/kgbuild/ns#ongoing")
    outcome: Final = NamedNode("https://w3id.org/kgbuild/ns#outcome")
    page: Final = NamedNode("https://w3id.org/kgbuild/ns#page")
    pages: Final = NamedNode("https://w3id.org/kgbuild/ns#pages")
    place: Final = NamedNode("https://w3id.org/kgbuild/ns#place")
    postdoc: Final = NamedNode("https://w3id.org/kgbuild/ns#postdoc")
    recipient: Final = NamedNode("https://w3id.org/kgbuild/ns#recipient")
    recipientOf: Final = NamedNode("https://w3id.org/kgbuild/ns#recipientOf")
    scheme: Final = NamedNode("https://w3id.org/kgbuild/ns#scheme")
    school: Final = NamedNode("https://w3id.org/kgbuild/ns#school")
    startDate: Final = NamedNode("https://w3id.org/kgbuild/ns#startDate")
    startYear: Final = NamedNode("https://w3id.org/kgbuild/ns#startYear")
    statedAffiliation: Final = NamedNode("https://w3id.org/kgbuild/ns#statedAffiliation")
    statedIn: Final = NamedNode("https://w3id.org/kgbuild/ns#statedIn")
    statedTotal: Final = NamedNode("https://w3id.org/kgbuild/ns#statedTotal")
    states: Final = NamedNode("https://w3id.org/kgbuild/ns#states")
    talkKind: Final = NamedNode("https://w3id.org/kgbuild/ns#talkKind")
    target: Final = NamedNode("https://w3id.org/kgbuild/ns#target")
    targetAsPrinted: Final = NamedNode("https://w3id.org/kgbuild/ns#targetAsPrinted")
    targetOf: Final = NamedNode("https://w3id.org/kgbuild/ns#targetOf")
    thesis: Final = NamedNode("https://w3id.org/kgbuild/ns#thesis")
    venue: Final = NamedNode("https://w3id.org/kgbuild/ns#venue")
    venueAsPrinted: Final = NamedNode("https://w3id.org/kgbuild/ns#venueAsPrinted")


class OA:
    """http://www.w3.org/ns/oa#."""

    SpecificResource: Final = NamedNode("http://www.w3.org/ns/oa#SpecificResource")
    TextPositionSelector: Final = NamedNode("http://www.w3.org/ns/oa#TextPositionSelector")
    TextQuoteSelector: Final = NamedNode("http://www.w3.org/ns/oa#TextQuoteSelector")
    end: Final = NamedNode("http://www.w3.org/ns/oa#end")
    exact: Final = NamedNode("http://www.w3.org/ns/oa#exact")
    hasSelector: Final = NamedNode("http://www.w3.org/ns/oa#hasSelector")
    hasSource: Final = NamedNode("http://www.w3.org/ns/oa#hasSource")
    start: Final = NamedNode("http://www.w3.org/ns/oa#start")


class PROV:
    """http://www.w3.org/ns/prov#."""

    Entity: Final = NamedNode("http://www.w3.org/ns/prov#Entity")
    wasDerivedFrom: Final = NamedNode("http://www.w3.org/ns/prov#wasDerivedFrom")


class RDFG:
    """http://www.w3.org/2004/03/trix/rdfg-1/."""

    Graph: Final = NamedNode("http://www.w3.org/2004/03/trix/rdfg-1/Graph")


class SCHEMA:
    """http://schema.org/."""

    Article: Final = NamedNode("http://schema.org/Article")
    Book: Final = NamedNode("http://schema.org/Book")
    BookSeries: Final = NamedNode("http://schema.org/BookSeries")
    Chapter: Final = NamedNode("http://schema.org/Chapter")
    CollegeOrUniversity: Final = NamedNode("http://schema.org/CollegeOrUniversity")
    Course: Final = NamedNode("http://schema.org/Course")
    CourseInstance: Final = NamedNode("http://schema.org/CourseInstance")
    CreativeWork: Final = NamedNode("http://schema.org/CreativeWork")
    DefinedTerm: Final = NamedNode("http://schema.org/DefinedTerm")
    DigitalDocument: Final = NamedNode("http://schema.org/DigitalDocument")
    EducationalOccupationalCredential: Final = NamedNode("http://schema.org/EducationalOccupationalCredential")
    EducationalOrganization: Final = NamedNode("http://schema.org/EducationalOrganization")
    EmployeeRole: Final = NamedNode("http://schema.org/EmployeeRole")
    Event: Final = NamedNode("http://schema.org/Event")
    EventSeries: Final = NamedNode("http://schema.org/EventSeries")
    FundingAgency: Final = NamedNode("http://schema.org/FundingAgency")
    Grant: Final = NamedNode("http://schema.org/Grant")
    LinkRole: Final = NamedNode("http://schema.org/LinkRole")
    ListItem: Final = NamedNode("http://schema.org/ListItem")
    MediaObject: Final = NamedNode("http://schema.org/MediaObject")
    MonetaryAmount: Final = NamedNode("http://schema.org/MonetaryAmount")
    MonetaryGrant: Final = NamedNode("http://schema.org/MonetaryGrant")
    NGO: Final = NamedNode("http://schema.org/NGO")
    Observation: Final = NamedNode("http://schema.org/Observation")
    Organization: Final = NamedNode("http://schema.org/Organization")
    OrganizationRole: Final = NamedNode("http://schema.org/OrganizationRole")
    Periodical: Final = NamedNode("http://schema.org/Periodical")
    Person: Final = NamedNode("http://schema.org/Person")
    PropertyValue: Final = NamedNode("http://schema.org/PropertyValue")
    PublicationIssue: Final = NamedNode("http://schema.org/PublicationIssue")
    PublicationVolume: Final = NamedNode("http://schema.org/PublicationVolume")
    Report: Final = NamedNode("http://schema.org/Report")
    ResearchOrganization: Final = NamedNode("http://schema.org/ResearchOrganization")
    Role: Final = NamedNode("http://schema.org/Role")
    ScholarlyArticle: Final = NamedNode("http://schema.org/ScholarlyArticle")
    Thesis: Final = NamedNode("http://schema.org/Thesis")
    Thing: Final = NamedNode("http://schema.org/Thing")
    about: Final = NamedNode("http://schema.org/about")
    abstract: Final = NamedNode("http://schema.org/abstract")
    affiliation: Final = NamedNode("http://schema.org/affiliation")
    alternateName: Final = NamedNode("http://schema.org/alternateName")
    alumniOf: Final = NamedNode("http://schema.org/alumniOf")
    amount: Final = NamedNode("http://schema.org/amount")
    attendee: Final = NamedNode("http://schema.org/attendee")
    author: Final = NamedNode("http://schema.org/author")
    award: Final = NamedNode("http://schema.org/award")
    contentUrl: Final = NamedNode("http://schema.org/contentUrl")
    contributor: Final = NamedNode("http://schema.org/contributor")
    creativeWorkStatus: Final = NamedNode("http://schema.org/creativeWorkStatus")
    credentialCategory: Final = NamedNode("http://schema.org/credentialCategory")
    currency: Final = NamedNode("http://schema.org/currency")
    datePublished: Final = NamedNode("http://schema.org/datePublished")
    description: Final = NamedNode("http://schema.org/description")
    editor: Final = NamedNode("http://schema.org/editor")
    educationalLevel: Final = NamedNode("http://schema.org/educationalLevel")
    email: Final = NamedNode("http://schema.org/email")
    encodingFormat: Final = NamedNode("http://schema.org/encodingFormat")
    endDate: Final = NamedNode("http://schema.org/endDate")
    exampleOfWork: Final = NamedNode("http://schema.org/exampleOfWork")
    familyName: Final = NamedNode("http://schema.org/familyName")
    fundedItem: Final = NamedNode("http://schema.org/fundedItem")
    funder: Final = NamedNode("http://schema.org/funder")
    funding: Final = NamedNode("http://schema.org/funding")
    givenName: Final = NamedNode("http://schema.org/givenName")
    hasCourseInstance: Final = NamedNode("http://schema.org/hasCourseInstance")
    hasCredential: Final = NamedNode("http://schema.org/hasCredential")
    headline: Final = NamedNode("http://schema.org/headline")
    identifier: Final = NamedNode("http://schema.org/identifier")
    inSupportOf: Final = NamedNode("http://schema.org/inSupportOf")
    instructor: Final = NamedNode("http://schema.org/instructor")
    isPartOf: Final = NamedNode("http://schema.org/isPartOf")
    issn: Final = NamedNode("http://schema.org/issn")
    issueNumber: Final = NamedNode("http://schema.org/issueNumber")
    item: Final = NamedNode("http://schema.org/item")
    keywords: Final = NamedNode("http://schema.org/keywords")
    knowsAbout: Final = NamedNode("http://schema.org/knowsAbout")
    linkRelationship: Final = NamedNode("http://schema.org/linkRelationship")
    location: Final = NamedNode("http://schema.org/location")
    member: Final = NamedNode("http://schema.org/member")
    memberOf: Final = NamedNode("http://schema.org/memberOf")
    name: Final = NamedNode("http://schema.org/name")
    observationAbout: Final = NamedNode("http://schema.org/observationAbout")
    observationDate: Final = NamedNode("http://schema.org/observationDate")
    pagination: Final = NamedNode("http://schema.org/pagination")
    parentOrganization: Final = NamedNode("http://schema.org/parentOrganization")
    performer: Final = NamedNode("http://schema.org/performer")
    position: Final = NamedNode("http://schema.org/position")
    propertyID: Final = NamedNode("http://schema.org/propertyID")
    provider: Final = NamedNode("http://schema.org/provider")
    publisher: Final = NamedNode("http://schema.org/publisher")
    recognizedBy: Final = NamedNode("http://schema.org/recognizedBy")
    roleName: Final = NamedNode("http://schema.org/roleName")
    sameAs: Final = NamedNode("http://schema.org/sameAs")
    sha256: Final = NamedNode("http://schema.org/sha256")
    skills: Final = NamedNode("http://schema.org/skills")
    sourceOrganization: Final = NamedNode("http://schema.org/sourceOrganization")
    startDate: Final = NamedNode("http://schema.org/startDate")
    subEvent: Final = NamedNode("http://schema.org/subEvent")
    subOrganization: Final = NamedNode("http://schema.org/subOrganization")
    subjectOf: Final = NamedNode("http://schema.org/subjectOf")
    superEvent: Final = NamedNode("http://schema.org/superEvent")
    url: Final = NamedNode("http://schema.org/url")
    value: Final = NamedNode("http://schema.org/value")
    volumeNumber: Final = NamedNode("http://schema.org/volumeNumber")
    workExample: Final = NamedNode("http://schema.org/workExample")
    worksFor: Final = NamedNode("http://schema.org/worksFor")


class SKOS:
    """http://www.w3.org/2004/02/skos/core#."""

    Concept: Final = NamedNode("http://www.w3.org/2004/02/skos/core#Concept")
    ConceptScheme: Final = NamedNode("http://www.w3.org/2004/02/skos/core#ConceptScheme")
    prefLabel: Final = NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")


class WDT:
    """http://www.wikidata.org/prop/direct/."""

    P184: Final = NamedNode("http://www.wikidata.org/prop/direct/P184")
    P185: Final = NamedNode("http://www.wikidata.org/prop/direct/P185")
