import django.core.serializers.json
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
import django.utils.timezone
import leads.models.imports
import leads.models.web_form
import prm.ids
import prm.web
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('auth', '0012_alter_user_first_name_max_length'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ConsentText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(verbose_name='version')),
                ('text', models.TextField(blank=True, max_length=2000, verbose_name='text')),
                ('since', models.DateTimeField(auto_now_add=True, verbose_name='since')),
            ],
            options={
                'verbose_name': 'consent text',
                'verbose_name_plural': 'consent texts',
            },
        ),
        migrations.CreateModel(
            name='CustomField',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('api_name', models.CharField(max_length=80, unique=True, validators=[django.core.validators.RegexValidator('^[A-Za-z][A-Za-z0-9_]*__c\\Z', 'An API name is letters, digits and underscores and ends in __c.')], verbose_name='API name')),
                ('label', models.CharField(max_length=80, verbose_name='label')),
                ('kind', models.CharField(choices=[('text', 'Text'), ('number', 'Number'), ('money', 'Money'), ('date', 'Date'), ('yes_no', 'Yes/no'), ('picklist', 'Picklist'), ('several', 'Several of a picklist')], default='text', max_length=10, verbose_name='kind')),
                ('values', models.JSONField(blank=True, default=list, help_text='Of a picklist: one value a line.', verbose_name='values')),
                ('group', models.CharField(blank=True, help_text='The heading it stands under.', max_length=80, verbose_name='group')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('is_active', models.BooleanField(default=True, verbose_name='active')),
                ('shown_to_partners', models.BooleanField(default=False, verbose_name='visible to partners')),
            ],
            options={
                'verbose_name': 'custom field',
                'verbose_name_plural': 'custom fields',
                'ordering': ['group', 'position', 'label'],
            },
        ),
        migrations.CreateModel(
            name='NamedText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('assignment', 'Entries of assignment rules that hand to users'), ('queue', 'Queues, and entries of assignment rules that hand to them'), ('auto_response', 'Web forms')], default='assignment', editable=False, max_length=13, verbose_name='kind')),
                ('name', models.CharField(max_length=80, unique=True, verbose_name='name')),
            ],
            options={
                'verbose_name': 'named mail text',
                'verbose_name_plural': 'named mail texts',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='AssignmentRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, unique=True, verbose_name='name')),
                ('description', models.TextField(blank=True, max_length=1000, verbose_name='description')),
                ('is_active', models.BooleanField(default=False, editable=False, verbose_name='active')),
                ('latest', models.PositiveIntegerField(default=0, editable=False, verbose_name='version')),
            ],
            options={
                'verbose_name': 'assignment rule',
                'verbose_name_plural': 'assignment rules',
                'ordering': ['-is_active', 'name'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_active', True)), fields=('is_active',), name='one_active_rule')],
            },
        ),
        migrations.CreateModel(
            name='Conversion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('rule', 'Sharing rule'), ('folder', 'Folder'), ('view', 'List view')], max_length=6, verbose_name='kind')),
                ('row', models.BigIntegerField(verbose_name='number')),
                ('name', models.CharField(max_length=80, verbose_name='name')),
                ('was', models.CharField(max_length=400, verbose_name='was open to')),
                ('became', models.CharField(max_length=400, verbose_name='is open to')),
                ('partners', models.PositiveIntegerField(verbose_name='partner users who saw it')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='at')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
            ],
            options={
                'verbose_name': 'conversion',
                'verbose_name_plural': 'conversions',
                'ordering': ['-at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Digest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('until', models.DateTimeField(verbose_name='until')),
                ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='recipient')),
            ],
            options={
                'verbose_name': 'digest',
                'verbose_name_plural': 'digests',
                'default_permissions': ['view'],
            },
        ),
        migrations.CreateModel(
            name='Import',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=255, verbose_name='file')),
                ('file', models.FileField(editable=False, upload_to=leads.models.imports.random_name)),
                ('by_rule', models.BooleanField(default=False, verbose_name='Assign using active assignment rule')),
                ('notify', models.BooleanField(default=True, verbose_name='Send notification email')),
                ('handover', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('encoding', models.CharField(max_length=20, verbose_name='encoding')),
                ('delimiter', models.CharField(max_length=1, verbose_name='delimiter')),
                ('columns', models.JSONField(blank=True, default=list, verbose_name='columns')),
                ('duplicates', models.CharField(choices=[('skip', 'Skip the row'), ('update', 'Update the lead that exists'), ('create', 'Create another lead')], default='skip', max_length=6, verbose_name='duplicates')),
                ('match', models.CharField(choices=[('email', 'Same e-mail'), ('name', 'Same name and company')], default='email', max_length=5, verbose_name='a duplicate has')),
                ('state', models.CharField(choices=[('draft', 'Not started'), ('waiting', 'Waiting'), ('running', 'Running'), ('done', 'Done'), ('stopped', 'Stopped')], default='draft', max_length=7, verbose_name='state')),
                ('problem', models.TextField(blank=True, verbose_name='why it stopped')),
                ('rows', models.PositiveIntegerField(default=0, verbose_name='rows')),
                ('done', models.PositiveIntegerField(default=0, verbose_name='rows done')),
                ('accepted', models.PositiveIntegerField(default=0, verbose_name='accepted')),
                ('updated', models.PositiveIntegerField(default=0, verbose_name='updated')),
                ('duplicate', models.PositiveIntegerField(default=0, verbose_name='duplicate')),
                ('rejected', models.PositiveIntegerField(default=0, verbose_name='rejected')),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('leased_until', models.DateTimeField(blank=True, null=True)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='uploaded')),
                ('started_at', models.DateTimeField(blank=True, null=True, verbose_name='started')),
                ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='finished')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='imports', to=settings.AUTH_USER_MODEL, verbose_name='by')),
            ],
            options={
                'verbose_name': 'import',
                'verbose_name_plural': 'imports',
                'default_permissions': ['view', 'change'],
            },
        ),
        migrations.CreateModel(
            name='Lead',
            fields=[
                ('id', models.BigIntegerField(default=prm.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('salutation', models.CharField(blank=True, max_length=40, verbose_name='Salutation')),
                ('first_name', models.CharField(blank=True, max_length=40, verbose_name='First Name')),
                ('last_name', models.CharField(max_length=80, verbose_name='Last Name')),
                ('company', models.CharField(max_length=255, verbose_name='Company')),
                ('title', models.CharField(blank=True, max_length=128, verbose_name='Title')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='Email')),
                ('phone', models.CharField(blank=True, max_length=40, verbose_name='Phone')),
                ('mobile', models.CharField(blank=True, max_length=40, verbose_name='Mobile')),
                ('website', models.CharField(blank=True, max_length=255, validators=[prm.web.validate_web_address], verbose_name='Website')),
                ('description', models.TextField(blank=True, max_length=32000, verbose_name='Description')),
                ('annual_revenue', models.DecimalField(blank=True, decimal_places=2, max_digits=18, null=True, verbose_name='Annual Revenue')),
                ('employees', models.PositiveIntegerField(blank=True, null=True, verbose_name='Employees')),
                ('street', models.TextField(blank=True, max_length=255, verbose_name='Street')),
                ('city', models.CharField(blank=True, max_length=40, verbose_name='City')),
                ('state', models.CharField(blank=True, max_length=80, verbose_name='State/Province')),
                ('postal_code', models.CharField(blank=True, max_length=20, verbose_name='Zip/Postal Code')),
                ('country', models.CharField(blank=True, max_length=80, verbose_name='Country')),
                ('source', models.CharField(blank=True, max_length=80, verbose_name='Lead Source')),
                ('status', models.CharField(max_length=80, verbose_name='Lead Status')),
                ('industry', models.CharField(blank=True, max_length=80, verbose_name='Industry')),
                ('rating', models.CharField(blank=True, max_length=80, verbose_name='Rating')),
                ('email_opt_out', models.BooleanField(default=False, verbose_name='Email Opt Out')),
                ('do_not_call', models.BooleanField(default=False, verbose_name='Do Not Call')),
                ('consented_at', models.DateTimeField(blank=True, null=True, verbose_name='Consent given')),
                ('consent_how', models.CharField(blank=True, max_length=255, verbose_name='How consent was given')),
                ('custom', models.JSONField(blank=True, default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name='custom fields')),
                ('unread', models.BooleanField(default=True, verbose_name='Unread By Owner')),
                ('transferred_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='Last Transfer Date')),
                ('handover', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='Created')),
                ('updated_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='Last Modified')),
                ('deleted_at', models.DateTimeField(editable=False, null=True, verbose_name='Deleted')),
                ('consent_text', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='leads.consenttext')),
                ('deleted_by', models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Deleted by')),
                ('duplicate_of', models.ForeignKey(blank=True, db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='duplicates', to='leads.lead', verbose_name='duplicate of')),
            ],
            options={
                'verbose_name': 'lead',
                'verbose_name_plural': 'leads',
                'permissions': [('assign_lead', 'Can change the owner of lead'), ('share_lead', 'Can share lead')],
            },
        ),
        migrations.CreateModel(
            name='ImportRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='row')),
                ('line', models.PositiveIntegerField(verbose_name='line')),
                ('outcome', models.CharField(choices=[('accepted', 'Accepted'), ('updated', 'Updated'), ('duplicate', 'Duplicate'), ('rejected', 'Rejected')], max_length=9, verbose_name='outcome')),
                ('reason', models.TextField(blank=True, verbose_name='reason')),
                ('warnings', models.TextField(blank=True, verbose_name='warnings')),
                ('cells', models.JSONField(blank=True, null=True, verbose_name='cells')),
                ('job', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='results', to='leads.import', verbose_name='import')),
                ('lead', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='import_rows', to='leads.lead')),
            ],
            options={
                'verbose_name': 'imported row',
                'verbose_name_plural': 'imported rows',
                'default_permissions': ['view'],
            },
        ),
        migrations.CreateModel(
            name='LeadGroupShare',
            fields=[
                ('id', models.BigIntegerField(default=prm.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('shared_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='shared')),
                ('until', models.DateTimeField(blank=True, null=True, verbose_name='until')),
                ('handover', models.UUIDField()),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='leads.lead')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.group')),
                ('permission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.permission')),
                ('shared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='shared by')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='LeadUserShare',
            fields=[
                ('id', models.BigIntegerField(default=prm.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('shared_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='shared')),
                ('until', models.DateTimeField(blank=True, null=True, verbose_name='until')),
                ('handover', models.UUIDField()),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='leads.lead')),
                ('permission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.permission')),
                ('shared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='shared by')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('handover', models.UUIDField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='when')),
                ('digest', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='notices', to='leads.digest')),
                ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'notice',
                'verbose_name_plural': 'notices',
                'default_permissions': ['view'],
            },
        ),
        migrations.CreateModel(
            name='Owner',
            fields=[
                ('id', models.BigIntegerField(default=prm.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('user', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='lead_owner', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'owner',
                'verbose_name_plural': 'owners',
            },
        ),
        migrations.CreateModel(
            name='LeadActivity',
            fields=[
                ('activity', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='on_lead', serialize=False, to='accounts.activity')),
                ('lead', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='activity_links', to='leads.lead')),
                ('owner', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='leads.owner')),
            ],
            options={
                'verbose_name': 'activity on a lead',
                'verbose_name_plural': 'activities on leads',
                'default_permissions': ['view'],
            },
        ),
        migrations.AddField(
            model_name='lead',
            name='owner',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='leads', to='leads.owner', verbose_name='Lead Owner'),
        ),
        migrations.AddField(
            model_name='lead',
            name='previous_owner',
            field=models.ForeignKey(db_index=False, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='leads.owner'),
        ),
        migrations.AddField(
            model_name='import',
            name='owner',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='leads.owner', verbose_name='Lead Owner'),
        ),
        migrations.CreateModel(
            name='Distribution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('notify', models.BooleanField(default=False, verbose_name='Send notification email')),
                ('default_owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='leads.owner', verbose_name='default lead owner')),
            ],
            options={
                'verbose_name': 'distribution',
                'verbose_name_plural': 'distribution',
            },
        ),
        migrations.CreateModel(
            name='Pick',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('field', models.CharField(choices=[('status', 'Lead Status'), ('source', 'Lead Source'), ('rating', 'Rating'), ('industry', 'Industry'), ('salutation', 'Salutation')], max_length=10, verbose_name='picklist')),
                ('value', models.CharField(max_length=80, verbose_name='value')),
                ('position', models.PositiveSmallIntegerField(default=0, verbose_name='order')),
                ('is_default', models.BooleanField(default=False, verbose_name='default')),
                ('is_active', models.BooleanField(default=True, verbose_name='active')),
                ('meaning', models.CharField(blank=True, choices=[('new', 'Not contacted yet'), ('warn', 'Being worked on'), ('good', 'Closed, converted'), ('bad', 'Closed, not converted')], help_text='Of a lead status only.', max_length=4, verbose_name='means')),
            ],
            options={
                'verbose_name': 'picklist value',
                'verbose_name_plural': 'picklist values',
                'ordering': ['field', 'position', 'value'],
                'constraints': [models.UniqueConstraint(fields=('field', 'value'), name='one_pick_per_value'), models.UniqueConstraint(condition=models.Q(('is_default', True)), fields=('field',), name='one_default_per_picklist'), models.CheckConstraint(condition=models.Q(('field', 'status'), ('meaning', ''), _connector='OR'), name='only_a_status_means_something')],
            },
        ),
        migrations.CreateModel(
            name='Queue',
            fields=[
                ('id', models.BigIntegerField(default=prm.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=80, unique=True, verbose_name='name')),
                ('description', models.TextField(blank=True, max_length=1000, verbose_name='description')),
                ('email', models.EmailField(blank=True, help_text='Is told of leads that come into the queue.', max_length=254, verbose_name='queue email')),
                ('tells_members', models.BooleanField(default=False, help_text='Each member is told of leads that come into the queue.', verbose_name='send mail to members')),
                ('tells_managers', models.BooleanField(default=False, help_text='Who owns a partner account gets a mail when one of its users takes leads from here or hands one back, and the receiver may see it.', verbose_name='tell channel managers of takes and hand backs')),
                ('is_masked', models.BooleanField(default=False, help_text='Until a lead is taken, partner users see company, city, country, industry, source and age, and not who it is or how to reach them.', verbose_name='mask leads')),
                ('most_open', models.PositiveIntegerField(blank=True, help_text='A member who has as many open leads takes none. Empty: no limit.', null=True, verbose_name='open leads at most')),
                ('most_a_day', models.PositiveIntegerField(blank=True, help_text='A day begins at the organization’s midnight. Empty: no limit.', null=True, verbose_name='takes a day at most')),
                ('rests', models.BooleanField(default=False, help_text='Who hands a lead back does not get it again for a day.', verbose_name='handed back rests for a day')),
                ('deleted_at', models.DateTimeField(editable=False, null=True)),
                ('text', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='leads.namedtext', verbose_name='mail text')),
            ],
            options={
                'verbose_name': 'queue',
                'verbose_name_plural': 'queues',
                'ordering': ['name'],
                'permissions': [('take_queue', 'Can take leads from queue')],
            },
        ),
        migrations.AddField(
            model_name='owner',
            name='queue',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='lead_owner', to='leads.queue'),
        ),
        migrations.CreateModel(
            name='QueueGroupGrant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='leads.queue')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.group')),
                ('permission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.permission')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='QueueUserGrant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content_object', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='leads.queue')),
                ('permission', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='auth.permission')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RoundRobin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, unique=True, verbose_name='name')),
                ('description', models.TextField(blank=True, max_length=1000, verbose_name='description')),
                ('is_active', models.BooleanField(default=True, help_text='Off, every lead goes to the fallback.', verbose_name='active')),
                ('dealt', models.BigIntegerField(default=0, editable=False, verbose_name='leads dealt')),
                ('tally', models.FloatField(default=0, editable=False)),
                ('told_at', models.DateTimeField(editable=False, null=True)),
                ('fallback', models.ForeignKey(help_text='Gets the lead when no member can.', on_delete=django.db.models.deletion.PROTECT, related_name='fallback_of', to='leads.owner', verbose_name='fallback')),
                ('manager', models.ForeignKey(help_text='Is told by mail, once an hour at most, when no member can receive.', on_delete=django.db.models.deletion.PROTECT, related_name='round_robins', to=settings.AUTH_USER_MODEL, verbose_name='channel manager')),
            ],
            options={
                'verbose_name': 'round robin',
                'verbose_name_plural': 'round robins',
                'ordering': ['name'],
                'permissions': [('use_roundrobin', 'Can deal leads by round robin')],
            },
        ),
        migrations.CreateModel(
            name='Dealt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('is_fallback', models.BooleanField(default=False)),
                ('leads', models.PositiveIntegerField(verbose_name='leads')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='when')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='leads.owner')),
                ('robin', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ledger', to='leads.roundrobin')),
            ],
            options={
                'verbose_name': 'dealt leads',
                'verbose_name_plural': 'dealt leads',
            },
        ),
        migrations.CreateModel(
            name='RoundRobinMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(default=1, verbose_name='order')),
                ('weight', models.PositiveSmallIntegerField(default=1, help_text='Who has 2 gets twice as many as who has 1.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(100)], verbose_name='weight')),
                ('paused_until', models.DateField(blank=True, help_text='The first day they are back.', null=True, verbose_name='paused until')),
                ('days', models.CharField(default='1234567', max_length=7, verbose_name='working days')),
                ('most_open', models.PositiveIntegerField(blank=True, null=True, verbose_name='most open leads')),
                ('most_a_day', models.PositiveIntegerField(blank=True, null=True, verbose_name='most a day')),
                ('out', models.CharField(blank=True, choices=[('new', 'Has just joined'), ('paused', 'Paused'), ('day off', 'Not a working day'), ('not eligible', 'Not eligible'), ('open leads', 'Most open leads reached'), ('today', 'Most a day reached')], default='new', editable=False, max_length=12)),
                ('passed', models.BigIntegerField(default=0, editable=False)),
                ('last', models.BigIntegerField(default=0, editable=False)),
                ('received', models.BigIntegerField(default=0, editable=False, verbose_name='received')),
                ('earned', models.FloatField(default=0, editable=False)),
                ('tally', models.FloatField(default=0, editable=False)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='round_robins', to='leads.owner', verbose_name='member')),
                ('robin', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='leads.roundrobin')),
            ],
            options={
                'verbose_name': 'member of a round robin',
                'verbose_name_plural': 'members of round robins',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='RuleVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='version')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='when')),
                ('note', models.CharField(blank=True, max_length=255, verbose_name='what was changed')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('rule', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='leads.assignmentrule', verbose_name='rule')),
            ],
            options={
                'verbose_name': 'version of a rule',
                'verbose_name_plural': 'versions of rules',
                'ordering': ['-number'],
            },
        ),
        migrations.CreateModel(
            name='RuleEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(verbose_name='order')),
                ('criteria', models.JSONField(blank=True, default=list, verbose_name='criteria')),
                ('logic', models.CharField(blank=True, max_length=2000, verbose_name='filter logic')),
                ('target', models.CharField(choices=[('owner', 'User or queue'), ('round robin', 'Round robin'), ('stop', 'Keep the owner and stop')], default='stop', max_length=11, verbose_name='target')),
                ('notify', models.BooleanField(default=True, verbose_name='Send notification email')),
                ('note', models.CharField(blank=True, max_length=255, verbose_name='note')),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='rule_entries', to='leads.owner', verbose_name='Lead Owner')),
                ('round_robin', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='rule_entries', to='leads.roundrobin', verbose_name='round robin')),
                ('text', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='leads.namedtext', verbose_name='mail text')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='leads.ruleversion')),
            ],
            options={
                'verbose_name': 'entry of a rule',
                'verbose_name_plural': 'entries of rules',
                'ordering': ['position'],
            },
        ),
        migrations.CreateModel(
            name='Run',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('owner', 'Change owner'), ('round robin', 'Spread by a round robin'), ('rule', 'Run the assignment rule'), ('status', 'Change status'), ('delete', 'Delete'), ('undo', 'Undo')], max_length=11, verbose_name='kind')),
                ('target', models.CharField(blank=True, max_length=255, verbose_name='target')),
                ('notify', models.BooleanField(default=False, verbose_name='mail asked for')),
                ('rule_version', models.PositiveIntegerField(blank=True, null=True)),
                ('handover', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('state', models.CharField(choices=[('draft', 'Not started'), ('waiting', 'Waiting'), ('running', 'Running'), ('done', 'Done'), ('cancelled', 'Cancelled'), ('stopped', 'Stopped')], default='draft', max_length=9, verbose_name='state')),
                ('problem', models.TextField(blank=True, verbose_name='why it stopped')),
                ('rows', models.PositiveIntegerField(default=0, verbose_name='leads')),
                ('left', models.PositiveIntegerField(default=0, verbose_name='left')),
                ('changed', models.PositiveIntegerField(default=0, verbose_name='changed')),
                ('skipped', models.PositiveIntegerField(default=0, verbose_name='skipped')),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('leased_until', models.DateTimeField(blank=True, null=True)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='selected')),
                ('started_at', models.DateTimeField(blank=True, null=True, verbose_name='started')),
                ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='finished')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='runs', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('round_robin', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='leads.roundrobin')),
                ('rule', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='leads.assignmentrule')),
                ('undoes', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='undone_by', to='leads.run')),
                ('undoes_import', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='undone_by', to='leads.import')),
            ],
            options={
                'verbose_name': 'run',
                'verbose_name_plural': 'runs',
                'default_permissions': ['view', 'change'],
            },
        ),
        migrations.CreateModel(
            name='RunRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('status_seen', models.CharField(blank=True, max_length=80, verbose_name='status before')),
                ('status_to', models.CharField(blank=True, max_length=80, verbose_name='status after')),
                ('outcome', models.CharField(choices=[('waiting', 'Waiting'), ('done', 'Done'), ('skipped', 'Skipped')], max_length=7, verbose_name='outcome')),
                ('reason', models.CharField(blank=True, choices=[('forbidden', 'You may not do this with this lead.'), ('in queue', 'It waits in a queue and must be taken first.'), ('already', 'It is so already.'), ('kept', 'No entry of the rule gives it to anybody else.'), ('nobody', 'Nobody could receive it.'), ('unable', 'The one to get it cannot be given leads any more.'), ('consent', 'Its person has not agreed to go to a partner.'), ('moved on', 'Somebody changed it meanwhile.'), ('gone', 'It was deleted meanwhile.'), ('worked on', 'It was worked on since.')], max_length=9, verbose_name='reason')),
                ('at', models.DateTimeField(blank=True, null=True, verbose_name='when')),
                ('lead', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='run_rows', to='leads.lead', verbose_name='lead')),
                ('owner_seen', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='leads.owner', verbose_name='from')),
                ('run', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='results', to='leads.run', verbose_name='run')),
                ('to_owner', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='leads.owner', verbose_name='to')),
            ],
            options={
                'verbose_name': 'lead of a run',
                'verbose_name_plural': 'leads of runs',
                'default_permissions': ['view'],
            },
        ),
        migrations.CreateModel(
            name='Skip',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(choices=[('new', 'Has just joined'), ('paused', 'Paused'), ('day off', 'Not a working day'), ('not eligible', 'Not eligible'), ('open leads', 'Most open leads reached'), ('today', 'Most a day reached')], max_length=12, verbose_name='reason')),
                ('since', models.DateTimeField(default=django.utils.timezone.now, verbose_name='from')),
                ('until', models.DateTimeField(null=True, verbose_name='until')),
                ('dealt_before', models.BigIntegerField()),
                ('dealt_after', models.BigIntegerField(null=True)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='leads.owner')),
                ('robin', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='skips', to='leads.roundrobin')),
            ],
            options={
                'verbose_name': 'skip',
                'verbose_name_plural': 'skips',
            },
        ),
        migrations.CreateModel(
            name='StatusChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='when')),
                ('old', models.CharField(max_length=80, verbose_name='from')),
                ('new', models.CharField(max_length=80, verbose_name='to')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('lead', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='status_changes', to='leads.lead')),
                ('owner', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='leads.owner')),
            ],
            options={
                'verbose_name': 'status change',
                'verbose_name_plural': 'status changes',
                'default_permissions': ['view'],
            },
        ),
        migrations.CreateModel(
            name='Transfer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='when')),
                ('reason', models.CharField(choices=[('created', 'Created'), ('manual', 'By hand'), ('take', 'Taken from a queue'), ('hand back', 'Handed back'), ('rule', 'Assignment rule'), ('round robin', 'Round robin'), ('bulk', 'In bulk'), ('import', 'Import'), ('web', 'Web form'), ('recall', 'Called back'), ('left', 'The owner left')], max_length=12, verbose_name='why')),
                ('note', models.CharField(blank=True, max_length=255, verbose_name='note')),
                ('notify', models.BooleanField(default=False, verbose_name='mail asked for')),
                ('why', models.JSONField(blank=True, default=dict, verbose_name='explanation')),
                ('handover', models.UUIDField()),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('from_owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='leads.owner', verbose_name='from')),
                ('lead', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='transfers', to='leads.lead')),
                ('run', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='transfers', to='leads.run', verbose_name='run')),
                ('to_owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='leads.owner', verbose_name='to')),
            ],
            options={
                'verbose_name': 'transfer',
                'verbose_name_plural': 'transfers',
                'default_permissions': ['view'],
            },
        ),
        migrations.CreateModel(
            name='WebForm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80, unique=True, verbose_name='name')),
                ('key', models.CharField(default=leads.models.web_form.new_key, editable=False, max_length=32, unique=True, verbose_name='key')),
                ('fields', models.JSONField(default=leads.models.web_form.default_fields, verbose_name='fields')),
                ('return_addresses', models.JSONField(blank=True, default=list, verbose_name='return addresses')),
                ('by_rule', models.BooleanField(default=True, verbose_name='Assign by the active assignment rule')),
                ('source', models.CharField(blank=True, max_length=80, verbose_name='Lead Source')),
                ('answers', models.BooleanField(default=False, verbose_name='Thank the sender by mail')),
                ('language', models.CharField(choices=[('en', 'English'), ('de', 'German'), ('it', 'Italian')], default='en', max_length=10, verbose_name='language')),
                ('consent_required', models.BooleanField(default=False, verbose_name='Consent is needed')),
                ('trap', models.CharField(blank=True, default='fax_number', help_text='A field that people do not see. A post that fills it waits in quarantine.', max_length=40, validators=[django.core.validators.RegexValidator('^[A-Za-z][A-Za-z0-9_-]*\\Z', 'Letters, digits, - and _.')], verbose_name='trap')),
                ('least_seconds', models.PositiveSmallIntegerField(default=3, help_text='Counts only where the form is a page of this portal, which knows its start.', validators=[django.core.validators.MaxValueValidator(3600)], verbose_name='seconds to fill it in, at least')),
                ('most_per_minute', models.PositiveIntegerField(default=20, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(10000)], verbose_name='posts per minute from one address')),
                ('most_per_day', models.PositiveIntegerField(default=500, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(1000000)], verbose_name='leads per day')),
                ('is_active', models.BooleanField(default=True, verbose_name='active')),
                ('owner', models.ForeignKey(help_text='Gets what no rule places.', on_delete=django.db.models.deletion.PROTECT, related_name='+', to='leads.owner', verbose_name='Lead Owner')),
                ('text', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='leads.namedtext', verbose_name='mail text')),
            ],
            options={
                'verbose_name': 'web form',
                'verbose_name_plural': 'web forms',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Received',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='received')),
                ('fields', models.JSONField(blank=True, default=list, verbose_name='as it came')),
                ('address', models.CharField(blank=True, max_length=40, verbose_name='from')),
                ('outcome', models.CharField(choices=[('accepted', 'Accepted'), ('quarantined', 'In quarantine'), ('rejected', 'Rejected')], max_length=11, verbose_name='outcome')),
                ('reason', models.CharField(blank=True, choices=[('trap', 'Filled in the field that people do not see'), ('fast', 'Faster than a person writes'), ('minute', 'Too many posts from one address'), ('day', 'More leads than the form brings in a day'), ('consent', 'Without the consent that the form asks for'), ('store', 'It could not be stored'), ('nobody', "Nobody can receive it: neither the form's owner nor the default one"), ('empty', 'Nothing was filled in'), ('closed', 'The form is not active'), ('unknown', 'There is no form with this key'), ('size', 'Too large, or not readable')], max_length=8, verbose_name='why')),
                ('notes', models.TextField(blank=True, verbose_name='notes')),
                ('decided_at', models.DateTimeField(blank=True, null=True, verbose_name='decided')),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('lead', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='posts', to='leads.lead')),
                ('form', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='leads.webform', verbose_name='web form')),
            ],
            options={
                'verbose_name': 'web post',
                'verbose_name_plural': 'web posts',
                'default_permissions': ['view'],
            },
        ),
        migrations.AddField(
            model_name='consenttext',
            name='form',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consent_texts', to='leads.webform'),
        ),
        migrations.AddConstraint(
            model_name='digest',
            constraint=models.UniqueConstraint(fields=('recipient', 'until'), name='one_digest_at_a_time'),
        ),
        migrations.AddIndex(
            model_name='importrow',
            index=models.Index(fields=['job', 'outcome', 'number'], name='import_row_by_outcome'),
        ),
        migrations.AddConstraint(
            model_name='importrow',
            constraint=models.UniqueConstraint(fields=('job', 'number'), name='one_result_per_row'),
        ),
        migrations.AlterUniqueTogether(
            name='leadgroupshare',
            unique_together={('group', 'content_object')},
        ),
        migrations.AlterUniqueTogether(
            name='leadusershare',
            unique_together={('user', 'content_object')},
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(condition=models.Q(('digest', None)), fields=['recipient', 'at'], name='notice_open'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.UniqueConstraint(fields=('recipient', 'handover'), name='one_notice_an_act'),
        ),
        migrations.AddIndex(
            model_name='lead',
            index=models.Index(condition=models.Q(('deleted_at', None)), fields=['owner', '-transferred_at', '-id'], name='lead_by_owner'),
        ),
        migrations.AddIndex(
            model_name='lead',
            index=models.Index(condition=models.Q(('deleted_at', None)), fields=['-created_at', '-id'], name='lead_newest'),
        ),
        migrations.AddIndex(
            model_name='lead',
            index=models.Index(condition=models.Q(('deleted_at', None)), fields=['-transferred_at', '-id'], name='lead_last_moved'),
        ),
        migrations.AddIndex(
            model_name='lead',
            index=models.Index(condition=models.Q(('deleted_at', None)), fields=['last_name', 'first_name', 'id'], name='lead_by_name'),
        ),
        migrations.AddIndex(
            model_name='lead',
            index=models.Index(condition=models.Q(('deleted_at', None)), fields=['company', 'id'], name='lead_by_company'),
        ),
        migrations.AddIndex(
            model_name='lead',
            index=models.Index(condition=models.Q(('deleted_at', None)), fields=['status', '-updated_at'], name='lead_by_status'),
        ),
        migrations.AddIndex(
            model_name='lead',
            index=models.Index(condition=models.Q(('duplicate_of__isnull', False)), fields=['duplicate_of'], name='lead_duplicates'),
        ),
        migrations.AddIndex(
            model_name='lead',
            index=models.Index(django.db.models.functions.text.Lower('email'), name='lead_by_email'),
        ),
        migrations.AddIndex(
            model_name='lead',
            index=models.Index(django.db.models.functions.text.Lower('last_name'), django.db.models.functions.text.Lower('company'), name='lead_by_person'),
        ),
        migrations.AddIndex(
            model_name='lead',
            index=models.Index(condition=models.Q(('deleted_at__isnull', False)), fields=['-deleted_at', '-id'], name='lead_in_bin'),
        ),
        migrations.AddConstraint(
            model_name='lead',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('deleted_at', None), ('deleted_by', None)), models.Q(('deleted_at__isnull', False), ('deleted_by__isnull', False)), _connector='OR'), name='a_lead_in_the_bin_was_put_there_by_somebody'),
        ),
        migrations.AddIndex(
            model_name='import',
            index=models.Index(fields=['by', '-created_at'], name='import_by_person'),
        ),
        migrations.AddIndex(
            model_name='import',
            index=models.Index(condition=models.Q(('state__in', ['draft', 'waiting', 'running'])), fields=['state'], name='import_unfinished'),
        ),
        migrations.AddConstraint(
            model_name='import',
            constraint=models.CheckConstraint(condition=models.Q(('done', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('accepted'), '+', models.F('updated')), '+', models.F('duplicate')), '+', models.F('rejected')))), name='outcomes_of_an_import_add_up'),
        ),
        migrations.AddConstraint(
            model_name='distribution',
            constraint=models.CheckConstraint(condition=models.Q(('pk', 1)), name='one_distribution'),
        ),
        migrations.AddConstraint(
            model_name='owner',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('queue__isnull', False), ('user', None)), models.Q(('queue', None), ('user__isnull', False)), _connector='OR'), name='an_owner_is_a_user_or_a_queue'),
        ),
        migrations.AlterUniqueTogether(
            name='queuegroupgrant',
            unique_together={('group', 'permission', 'content_object')},
        ),
        migrations.AlterUniqueTogether(
            name='queueusergrant',
            unique_together={('user', 'permission', 'content_object')},
        ),
        migrations.AddIndex(
            model_name='dealt',
            index=models.Index(fields=['robin', '-at', '-id'], name='dealt_by_robin'),
        ),
        migrations.AddIndex(
            model_name='dealt',
            index=models.Index(fields=['owner', '-at'], name='dealt_by_owner'),
        ),
        migrations.AddConstraint(
            model_name='roundrobinmember',
            constraint=models.UniqueConstraint(fields=('robin', 'owner'), name='a_member_once'),
        ),
        migrations.AddConstraint(
            model_name='roundrobinmember',
            constraint=models.CheckConstraint(condition=models.Q(('weight__gte', 1), ('weight__lte', 100)), name='a_weight_is_1_to_100'),
        ),
        migrations.AddConstraint(
            model_name='ruleversion',
            constraint=models.UniqueConstraint(fields=('rule', 'number'), name='a_version_has_its_number'),
        ),
        migrations.AddConstraint(
            model_name='ruleentry',
            constraint=models.UniqueConstraint(fields=('version', 'position'), name='entries_have_an_order'),
        ),
        migrations.AddConstraint(
            model_name='ruleentry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('target', 'owner'), ('owner', None), _connector='OR'), models.Q(('target', 'round robin'), ('round_robin', None), _connector='OR')), name='an_entry_has_one_target'),
        ),
        migrations.AddConstraint(
            model_name='ruleentry',
            constraint=models.CheckConstraint(condition=models.Q(('text', None), models.Q(('notify', True), models.Q(('target', 'stop'), _negated=True)), _connector='OR'), name='a_text_is_for_a_mail'),
        ),
        migrations.AddIndex(
            model_name='run',
            index=models.Index(fields=['by', '-created_at'], name='run_by_person'),
        ),
        migrations.AddIndex(
            model_name='run',
            index=models.Index(fields=['-created_at', '-id'], name='run_newest'),
        ),
        migrations.AddIndex(
            model_name='run',
            index=models.Index(condition=models.Q(('state__in', ['draft', 'waiting', 'running'])), fields=['state'], name='run_unfinished'),
        ),
        migrations.AddConstraint(
            model_name='run',
            constraint=models.CheckConstraint(condition=models.Q(('rows', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('left'), '+', models.F('changed')), '+', models.F('skipped')))), name='outcomes_of_a_run_add_up'),
        ),
        migrations.AddConstraint(
            model_name='run',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'done'), _negated=True), ('left', 0), _connector='OR'), name='a_run_that_is_done_left_nothing'),
        ),
        migrations.AddConstraint(
            model_name='run',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'undo'), ('undoes__isnull', False), ('undoes_import', None)), models.Q(('kind', 'undo'), ('undoes', None), ('undoes_import__isnull', False)), models.Q(models.Q(('kind', 'undo'), _negated=True), ('undoes', None), ('undoes_import', None)), _connector='OR'), name='an_undo_undoes_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='run',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['waiting', 'running', 'done'])), fields=('undoes',), name='a_run_is_undone_once'),
        ),
        migrations.AddConstraint(
            model_name='run',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['waiting', 'running', 'done'])), fields=('undoes_import',), name='an_import_is_undone_once'),
        ),
        migrations.AddIndex(
            model_name='runrow',
            index=models.Index(fields=['run', 'outcome', 'id'], name='run_row_by_outcome'),
        ),
        migrations.AddConstraint(
            model_name='runrow',
            constraint=models.UniqueConstraint(fields=('lead', 'run'), name='one_result_per_lead_of_a_run'),
        ),
        migrations.AddConstraint(
            model_name='runrow',
            constraint=models.CheckConstraint(condition=models.Q(('outcome', 'skipped'), ('reason', ''), _connector='XOR'), name='a_lead_is_skipped_for_a_reason'),
        ),
        migrations.AddIndex(
            model_name='skip',
            index=models.Index(fields=['robin', '-since', '-id'], name='skip_by_robin'),
        ),
        migrations.AddConstraint(
            model_name='skip',
            constraint=models.UniqueConstraint(condition=models.Q(('until', None)), fields=('robin', 'owner'), name='one_skip_at_a_time'),
        ),
        migrations.AddIndex(
            model_name='statuschange',
            index=models.Index(fields=['lead', '-at', '-id'], name='status_change_by_lead'),
        ),
        migrations.AddIndex(
            model_name='statuschange',
            index=models.Index(fields=['owner', '-at', '-id'], name='status_change_by_owner'),
        ),
        migrations.AddIndex(
            model_name='transfer',
            index=models.Index(fields=['lead', '-at'], name='transfer_by_lead'),
        ),
        migrations.AddIndex(
            model_name='transfer',
            index=models.Index(fields=['handover', 'to_owner'], name='transfer_by_handover'),
        ),
        migrations.AddIndex(
            model_name='transfer',
            index=models.Index(condition=models.Q(('notify', True)), fields=['to_owner', '-at'], name='transfer_notified'),
        ),
        migrations.AddIndex(
            model_name='transfer',
            index=models.Index(condition=models.Q(('reason', 'take')), fields=['to_owner', '-at'], name='transfer_taken'),
        ),
        migrations.AddIndex(
            model_name='transfer',
            index=models.Index(condition=models.Q(('run__isnull', False)), fields=['run'], name='transfer_by_run'),
        ),
        migrations.AddConstraint(
            model_name='webform',
            constraint=models.CheckConstraint(condition=models.Q(('most_per_day__gte', 1), ('most_per_minute__gte', 1)), name='a_web_form_lets_something_in'),
        ),
        migrations.AddIndex(
            model_name='received',
            index=models.Index(fields=['form', '-at'], name='received_by_form'),
        ),
        migrations.AddIndex(
            model_name='received',
            index=models.Index(fields=['form', 'outcome', '-at'], name='received_by_outcome'),
        ),
        migrations.AddIndex(
            model_name='received',
            index=models.Index(fields=['form', 'address', '-at'], name='received_by_address'),
        ),
        migrations.AddIndex(
            model_name='received',
            index=models.Index(condition=models.Q(('outcome', 'quarantined')), fields=['-at', '-id'], name='received_waiting'),
        ),
        migrations.AddConstraint(
            model_name='received',
            constraint=models.CheckConstraint(condition=models.Q(('lead', None), ('outcome', 'accepted'), _connector='OR'), name='only_an_accepted_post_is_a_lead'),
        ),
        migrations.AddConstraint(
            model_name='received',
            constraint=models.CheckConstraint(condition=models.Q(('outcome', 'accepted'), models.Q(('reason', ''), _negated=True), _connector='OR'), name='what_is_kept_out_says_why'),
        ),
        migrations.AddConstraint(
            model_name='received',
            constraint=models.CheckConstraint(condition=models.Q(('form__isnull', False), ('outcome', 'rejected'), _connector='OR'), name='a_post_to_no_form_is_rejected'),
        ),
        migrations.AddConstraint(
            model_name='consenttext',
            constraint=models.UniqueConstraint(fields=('form', 'number'), name='one_consent_text_per_version'),
        ),
    ]
