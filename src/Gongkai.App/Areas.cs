using Gongkai.Features.Assessment;
using Gongkai.Features.Casework;
using Gongkai.Features.Filing;
using Gongkai.Features.Interaction;
using Gongkai.Features.Media;
using Gongkai.Features.Orders;
using Gongkai.Features.Organisation;
using Gongkai.Features.Overview;
using Gongkai.Features.Portal;
using Gongkai.Features.Publishing;
using Gongkai.Features.Radar;
using Gongkai.Features.ReportArchive;
using Gongkai.Features.Reports;
using Gongkai.Features.Websites;
using Gongkai.Search;
using Gongkai.Features.YearEnd;
using Gongkai.Storage;

[assembly: Areas(
    typeof(SearchArea), typeof(OrganisationArea), typeof(PublishingArea), typeof(CaseworkArea), typeof(InquiryArea), typeof(ReportsArea),
    typeof(InteractionArea), typeof(PortalArea), typeof(MediaArea), typeof(YearEndArea), typeof(OrdersArea), typeof(FilingArea),
    typeof(ReportArchiveArea), typeof(RadarArea), typeof(AssessmentArea), typeof(WebsitesArea), typeof(OverviewArea))]
